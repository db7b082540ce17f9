import Domain
package import Journal
package import Platform
package import Runs

/// Where a flock works, and with what: the same for all its runs.
package struct DispatchPlace: Sendable {
    package let home: HomePaths
    /// That of the daemon: its runs get what their agents may have of it.
    package let environment: Environment
    package let shims: ShimStart
    package let disk: any Disk
    package let clock: any Clock

    package init(
        home: HomePaths,
        environment: Environment,
        shims: ShimStart,
        disk: any Disk = SystemDisk(),
        clock: any Clock = SystemClock()
    ) {
        self.home = home
        self.environment = environment
        self.shims = shims
        self.disk = disk
        self.clock = clock
    }
}
