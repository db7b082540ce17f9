import Domain
import Journal
import Platform
import TestSupport
import Testing

/// The witness is what lives are judged by: each thing that may go wrong is done to a life that went well, and told.
@Suite struct LifeWitnessTests {
    private let disk = SystemDisk()
    private let plan = LifePlan(seed: 2)
    private let home: TemporaryHome
    private let told: LifeWitness
    private let paths: RunPaths

    init() throws {
        home = try TemporaryHome(for: "LifeWitnessTests")
        let plan = plan
        var witness = LifeWitness(plan)
        try LifeTrial.live(plan, in: home.path, disk) { witness.note($0) }
        told = witness
        paths = RunPaths(directory: try #require(witness.directory))
    }

    private func complaints(about witness: LifeWitness? = nil) throws -> [String] {
        try (witness ?? told).complaints(about: paths, states: told.states)
    }

    private func change(_ path: String, at offset: Int64, _ byte: UInt8) throws {
        let file = try disk.open(path, .writeExisting)
        try [byte].withUnsafeBytes { try disk.writeAll($0, to: file, at: offset) }
    }

    @Test func aLifeThatWentWellHasNoComplaints() throws {
        #expect(try complaints() == [])
        #expect(try told.complaintsAtEnd(about: paths) == [])
        #expect(told.hasEnded)
    }

    @Test func aLostEventIsTold() throws {
        var witness = told
        witness.note(.event(sequence: 99, sum: nil))
        #expect(try complaints(about: witness) == ["event 99 is lost"])
    }

    @Test func anAlteredEventIsTold() throws {
        var witness = told
        witness.note(.event(sequence: 1, sum: 0))
        #expect(try complaints(about: witness) == ["event 1 was altered"])
        try change(paths.workerLog, at: 40, UInt8(ascii: "#"))
        #expect(try complaints().contains { $0.hasPrefix("it is damaged") || $0.hasPrefix("it is edited") })
    }

    @Test func lostAndAlteredOutputIsTold() throws {
        var witness = told
        witness.note(.output(.stdout, end: 1 << 30))
        #expect(try complaints(about: witness) == ["stdout.log lacks acknowledged bytes"])
        try change(paths.log(of: .stderr), at: 0, UInt8(ascii: "#"))
        #expect(try complaints().contains("stderr.log is not what was written"))
    }

    @Test func aStateThatNobodyWroteIsTold() throws {
        var state = try RunState(parsing: disk.readAll(paths.state, bytesMax: 1 << 20))
        state.summary = "Something else."
        try disk.replaceFile(paths.state, with: state.bytes)
        #expect(try complaints() == ["state.json is neither old nor new"])
    }

    @Test func anOldStateIsFineOnlyAsLongAsNoNewerOneWasAcknowledged() throws {
        var broken = LifeWitness(plan)
        broken.note(.state(sum: told.states[told.states.count - 2]))
        #expect(try complaints(about: broken).contains("state.json is neither old nor new"))
        broken = LifeWitness(plan)
        for sum in told.states.dropLast() { broken.note(.state(sum: sum)) }
        #expect(try complaints(about: broken) == [])
    }

    @Test func aLostEndIsTold() throws {
        var witness = told
        witness.note(.synced(sequence: 99))
        #expect(
            try complaints(about: witness).contains { $0.hasPrefix("99 was synced, and the last that is there is ") }
        )
    }

    @Test func digestsThatAreGoneAreTold() throws {
        try disk.remove(paths.digests)
        #expect(try complaints() == ["the digests are gone"])
    }

    @Test func anEventThatNobodyWroteIsTold() throws {
        do {
            var run = try RunRecovery.open(paths, disk: disk, clock: ManualClock())
            try run.record(.pipeHeld, .warn, "A stranger holds the pipe.")
            try run.record(.workerStarted, .info, "And again.")
        }
        let complaints = try complaints()
        #expect(complaints.contains { $0.hasPrefix("nobody wrote") && $0.contains("A stranger") })
        #expect(complaints.contains("worker_started is there 2 times"))
    }

    @Test func anEndThatIsMissingIsTold() throws {
        let home = try TemporaryHome()
        let fixture = RunPreparation(
            home: HomePaths(root: home.path),
            disk: disk,
            clock: ManualClock(),
            roostVersion: "0"
        )
        let prepared = try fixture.prepare(plan.request())
        var run = try RunRecovery.open(prepared.paths, disk: disk, clock: ManualClock())
        try run.start()
        #expect(throws: PlatformError.self) { try LifeWitness(plan).complaintsAtEnd(about: prepared.paths) }
        try disk.createFile(prepared.paths.result, with: disk.readAll(paths.result, bytesMax: 1 << 20))
        let complaints = try LifeWitness(plan).complaintsAtEnd(about: prepared.paths)
        #expect(complaints == ["no event says how it ended", "the state does not say how it ended: running"])
    }
}
