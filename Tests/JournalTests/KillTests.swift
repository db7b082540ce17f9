import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

/// Writers in processes of their own, killed by SIGKILL: what they said was done is there, and what they left can be
/// gone on with.
@Suite struct KillTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"
    /// Tests of one sweep, so that as many run at once as the machine has cores.
    private static let lanes = 0..<4
    private static let plan = LifePlan(seed: 2)
    /// How long a writer lives at most once it has said something: the journal grows with each, and is read by each.
    private static let microsecondsMax = isSoak ? 30_000 : 6_000

    // MARK: - At each operation

    @Test(arguments: lanes) func aKillAtAnyOperationTakesNothingBack(lane: Int) throws {
        let trial = try LifeTrial(of: Self.plan)
        let points = trial.operations.enumerated().flatMap { place, operation in
            let points = operation == .write ? ["before", "half", "after"] : ["before", "after"]
            return points.map { "kill:\(place + 1):\($0)" }
        }
        for fault in points.enumerated().filter({ $0.offset % Self.lanes.count == lane }).map(\.element) {
            let home = try TemporaryHome()
            let writer = try RunningProgram(
                Programs.path("roost-testbed"),
                ["life", home.path, "--seed", "\(Self.plan.seed)", "--fault", fault]
            )
            try expectNoComplaints(about: writer, in: home, trial, fault)
        }
    }

    /// At the calls that a program makes to the system, and not only those that a disk counts: in `make check` at some
    /// of them, in `make soak` at each.
    @Test(arguments: lanes) func aKillAtAnySystemCallTakesNothingBack(lane: Int) throws {
        let trial = try LifeTrial(of: Self.plan)
        let calls = try systemCalls()
        #expect(calls.count > 100)
        let step = Self.isSoak ? 1 : 3
        for (place, call) in calls.enumerated() where place / step % Self.lanes.count == lane && place % step == 0 {
            let home = try TemporaryHome()
            let inject = "inject=\(call.name):signal=KILL:when=\(call.number)"
            let writer = try RunningProgram(
                Programs.tool("strace"),
                ["-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call.name)", "-e", inject]
                    + lifeUnderTrace(in: home)
            )
            try expectNoComplaints(about: writer, in: home, trial, inject)
        }
    }

    private func expectNoComplaints(
        about writer: RunningProgram,
        in home: TemporaryHome,
        _ trial: LifeTrial,
        _ place: String
    ) throws {
        var witness = LifeWitness(Self.plan)
        while let line = try writer.readLine() {
            let acknowledgement = try #require(Acknowledgement(line), "\(place): \(line)")
            witness.note(acknowledgement)
        }
        #expect(try writer.end() == .signaled(.kill, coreDumped: false), "\(place)")
        let complaints = try trial.complaints(after: witness, in: home.path)
        #expect(complaints.isEmpty, "\(place): \(complaints)")
    }

    /// The calls of a life that have to do with its home, each with its number among those of its name.
    private func systemCalls() throws -> [(name: String, number: Int)] {
        let home = try TemporaryHome()
        let calls = "trace=write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat,openat,fchmod"
        let log = home.path("calls")
        let life = try RunningProgram(
            Programs.tool("strace"),
            ["-f", "-qq", "-y", "-s", "0", "-o", log, "-e", calls] + lifeUnderTrace(in: home)
        )
        _ = try life.readAll()
        #expect(try life.end() == .exited(code: 0))
        var counts: [String: Int] = [:]
        var found: [(name: String, number: Int)] = []
        let text = String(decoding: try SystemDisk().readAll(log, bytesMax: 16 << 20), as: UTF8.self)
        for line in text.split(separator: "\n") {
            // A process id, some space, and then the call as in C.
            let call = line.drop { $0 != " " }.drop { $0 == " " }
            let name = String(call.prefix { $0 != "(" })
            counts[name, default: 0] += 1
            if call.contains(home.path) { found.append((name, counts[name, default: 0])) }
        }
        return found
    }

    private func lifeUnderTrace(in home: TemporaryHome) throws -> [String] {
        try [Programs.path("roost-testbed"), "life", home.path, "--seed", "\(Self.plan.seed)"]
    }

    // MARK: - At any moment

    /// Twenty kills of one journal, so that its writers go on behind the traces of many. Long events are the ones that
    /// a kill tears.
    @Test(arguments: 0..<(isSoak ? 500 : 10)) func aWriterKilledAtAnyMomentKeepsWhatItSaid(life: Int) throws {
        let seed = UInt64(20_261_121 + life)
        let textBytesMax = [300, 20_000, 250_000][life % 3]
        var random = SeededGenerator(seed: seed)
        let home = try TemporaryHome()
        let request = try LifePlan(seed: seed).request()
        let paths = HomePaths(root: home.path).run(request.run, of: request.task)
        var audit = FeedAudit(EventFeed(seed: seed, textBytesMax: textBytesMax))
        for kill in 1...20 {
            let writer = try RunningProgram(
                Programs.path("roost-testbed"),
                ["journal", home.path, "--seed", "\(seed)", "--text-bytes-max", "\(textBytesMax)"]
            )
            let first = try #require(try writer.readLine(), "seed \(seed), kill \(kill): nothing was said")
            var said = Array("\(first)\n".utf8)
            said += try writer.readAll(upTo: .microseconds(Int.random(in: 0...Self.microsecondsMax, using: &random)))
            try writer.signal(.kill)
            said += try writer.readAll()
            #expect(try writer.end() == .signaled(.kill, coreDumped: false))
            let acknowledged = String(decoding: said, as: UTF8.self).split(separator: "\n").last.flatMap { Int64($0) }
            try audit.read(paths.workerLog, acknowledged: #require(acknowledged))
            #expect(audit.complaints == [], "seed \(seed), kill \(kill)")
        }
        _ = try RunRecovery.open(paths, disk: SystemDisk(), clock: SystemClock())
        #expect(
            try RunVerification.check(paths, disk: SystemDisk(), clock: SystemClock()).word == "whole",
            "seed \(seed)"
        )
    }
}
