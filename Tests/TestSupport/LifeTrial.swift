import Journal
package import Platform

/// Judges what a life left behind that a fault or a kill may have broken off: as it was found, after the run was
/// recovered and ended, and after it was opened once more.
package struct LifeTrial: Sendable {
    package let plan: LifePlan
    /// The operations of the disk in a life that nothing troubles, in their order.
    package let operations: [Operation]
    private let states: [UInt32]

    package init(of plan: LifePlan) throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk()
        var witness = LifeWitness(plan)
        try Self.live(plan, in: home.path, disk) { witness.note($0) }
        self.plan = plan
        operations = disk.operations
        states = witness.states
    }

    /// Lives the plan in this process. Time goes by as the plan says and in no other way; `pass` hears of it.
    package static func live(
        _ plan: LifePlan,
        in home: String,
        _ disk: any Disk,
        attempt: Int = 1,
        pass: @escaping () -> Void = {},
        acknowledge: @escaping (Acknowledgement) -> Void
    ) throws {
        var life = life(plan, in: home, disk, pass, acknowledge)
        try life.live(attempt: attempt)
    }

    /// What is wrong with what is left in the home, nothing if all is as it should be.
    package func complaints(after witness: LifeWitness, in home: String) throws -> [String] {
        let request = try plan.request()
        let paths = HomePaths(root: home).run(request.run, of: request.task)
        guard try SystemDisk().exists(paths.directory) else { return try complaintsWithoutRun(witness, home) }
        var complaints = try witness.complaints(about: paths, states: states)
        if !witness.hasEnded { try Self.life(plan, in: home, SystemDisk(), {}, { _ in }).finish(paths) }
        complaints += try witness.complaintsAtEnd(about: paths).map { "at the end \($0)" }
        let ended = try FolderSnapshot(of: paths.directory)
        _ = try RunRecovery.open(paths, disk: SystemDisk(), clock: ManualClock())
        for path in try FolderSnapshot(of: paths.directory).differences(from: ended) {
            complaints.append("opening it once more changed \(path)")
        }
        return complaints
    }

    /// A run that was not prepared is not there, and what is left of it is in nobody's way.
    private func complaintsWithoutRun(_ witness: LifeWitness, _ home: String) throws -> [String] {
        if let directory = witness.directory { return ["\(directory) is gone"] }
        let found = try VerificationTargets.directories(below: home, on: SystemDisk()) ?? []
        try Self.live(plan, in: home, SystemDisk(), attempt: 2) { _ in }
        return found.map { "\($0) is a half-made run" }
    }

    private static func life(
        _ plan: LifePlan,
        in home: String,
        _ disk: any Disk,
        _ pass: @escaping () -> Void,
        _ acknowledge: @escaping (Acknowledgement) -> Void
    ) -> RunLife {
        let clock = ManualClock()
        return RunLife(
            plan,
            in: HomePaths(root: home),
            disk: disk,
            clock: clock,
            pass: { duration in
                clock.advance(by: duration)
                pass()
            },
            acknowledge: acknowledge
        )
    }
}
