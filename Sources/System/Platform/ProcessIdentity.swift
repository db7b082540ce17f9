import Glibc

/// Which process it is, for ever: numbers are used again within milliseconds, and after a reboot from the start.
package struct ProcessIdentity: Hashable, Sendable {
    package let boot: String
    package let pid: Int32
    /// When it started, in ticks since the boot.
    package let startTicks: UInt64

    package init(boot: String, pid: Int32, startTicks: UInt64) {
        self.boot = boot
        self.pid = pid
        self.startTicks = startTicks
    }

    /// The number of this process.
    package static var ownPID: Int32 { getpid() }
}
