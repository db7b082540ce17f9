import Domain
import Glibc
import Journal
import Platform
import TestSupport

@testable import Recorder

/// A seat as a shim has it, taken in the process of the tests.
final class SeatFixture {
    let runs: RunFixture
    let paths: RunPaths
    let run: RunID
    let clock: any Clock

    init(for test: String = #function, disk: any Disk = SystemDisk()) throws {
        runs = try RunFixture(for: test, disk: disk)
        let request = try runs.request()
        run = request.run
        paths = try runs.preparation.prepare(request).paths
        try runs.disk.createFile(paths.launch, with: Self.plan().bytes)
        clock = runs.clock
    }

    static func plan(_ change: (inout LaunchPlan) -> Void = { _ in }) -> LaunchPlan {
        var plan = LaunchPlan(program: "/bin/true", command: ["true"], environmentNames: [], workingFolder: "/")
        change(&plan)
        return plan
    }

    /// - Parameter keeper: this process, unless another is named.
    func place(_ plan: LaunchPlan = plan(), keeper: Int32 = getpid()) throws -> Seat.Place {
        let boot = try BootID.current()
        let identity = try SystemProcesses().identity(of: keeper)
        return Seat.Place(
            paths: paths,
            claim: try RunClaim(paths, disk: runs.disk, clock: clock),
            plan: plan,
            disk: runs.disk,
            clock: clock,
            boot: boot,
            keeper: identity ?? ProcessIdentity(boot: boot, pid: keeper, startTicks: 0),
            environment: []
        )
    }

    func seat(_ plan: LaunchPlan = plan(), keeper: Int32 = getpid()) throws -> Seat {
        let pipes = try SeatPipes.make(plan)
        return try Seat(place(plan, keeper: keeper), pipes: pipes)
    }
}
