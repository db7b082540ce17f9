import Commands
import Indexer
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct IndexCommandTests {
    private static let calls = "SELECT count(*) FROM api_calls"

    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    private func scene() throws -> ImportScene { try ImportScene() }

    @Test(arguments: [[], ["--once"]]) func onceItReadsWhatIsNewAndEnds(_ words: [String]) throws {
        #expect(try trial.roost("run", "--", "printf", "needle").run().exitCode == 0)
        let isOver = try Eventually.wait(upTo: .seconds(60)) { try trial.runs().allSatisfy { $0.state.isOver } }
        #expect(isOver)
        let result = try trial.roost(["index"] + words).run()
        #expect(result.exitCode == 0 && result.stdout == "" && result.stderr == "")
        let rows = try trial.roost("sql", "SELECT count(*) FROM worker_sessions", "-o", "csv").run()
        #expect(rows.stdout.hasSuffix("1\n"), "\(rows.stdout)\(rows.stderr)")
    }

    @Test(arguments: [Signal.interrupt, .terminate]) func followingEndsWhenItIsToldTo(_ signal: Signal) throws {
        let scene = try scene()
        try scene.put("c-1.jsonl")
        #expect(try scene.roost("import", "claude", scene.left).exitCode == 0)
        try scene.forget()
        let following = try scene.running("index", "--follow")
        // Who asks for the lock could be in its way.
        let isKept = try Eventually.wait(upTo: .seconds(60)) { try scene.numberOnceThere(Self.calls) == 1 }
        #expect(isKept)
        #expect(try scene.roost("index", "--follow").exitCode == ExitCode.refusedByState.rawValue)
        let beside = try scene.roost("index")
        #expect(beside.exitCode == 0, "\(beside.stderr)")
        try following.signal(signal)
        #expect(try following.end() == .exited(code: 0))
        #expect(try scene.roost("index", "--once").exitCode == 0)
    }

    @Test func besideAnotherProcessItIsRefused() throws {
        let scene = try scene()
        let lock = try IndexLock(scene.paths, on: scene.disk)
        let result = try CommandTester("roost").arguments("index", "--once")
            .environment(["ROOST_HOME": scene.paths.home.root, "ROOST_RECORD_INDEX_WAIT": "2s"]).run()
        #expect(result.exitCode == ExitCode.refusedByState.rawValue)
        let lines = result.stderr.split(separator: "\n")
        #expect(lines.count == 3, "\(result.stderr)")
        #expect(lines.first == "roost: waits for another process that writes to the index")
        #expect(lines[1].hasPrefix("roost: another process writes to the index"))
        withExtendedLifetime(lock) {}
    }

    @Test func aRunThatCannotBeReadIsAFinding() throws {
        let scene = try scene()
        try scene.put("c-1.jsonl")
        #expect(try scene.roost("import", "claude", scene.left).exitCode == 0)
        let copies = try scene.disk.list(scene.paths.home.imports).filter { !$0.hasPrefix(".") }
        let copy = "\(scene.paths.home.imports)/\(try #require(copies.first))"
        try scene.disk.replaceFile("\(copy)/bytes.zst", with: Array("no bytes of ours".utf8))
        try scene.disk.remove(scene.paths.index)
        let result = try scene.roost("index")
        #expect(result.exitCode == ExitCode.finding.rawValue)
        #expect(result.stderr.contains("roost: not in the index: \(copy)"))
    }
}
