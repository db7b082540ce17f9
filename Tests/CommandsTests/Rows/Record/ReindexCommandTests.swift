import Commands
import Indexer
import Journal
import TestSupport
import Testing

@Suite struct ReindexCommandTests {
    private let scene: ImportScene

    init() throws {
        scene = try ImportScene()
        try scene.put("c-1.jsonl")
        try #require(try scene.roost("import", "claude", scene.left).exitCode == 0)
    }

    private static let spoil = "UPDATE api_calls SET tokens_output = 7"

    @Test func anIndexThatIsWhatTheFilesSayIsFound() throws {
        let result = try scene.roost("reindex", "--check")
        #expect(result.exitCode == 0 && result.stderr == "")
        #expect(result.stdout.hasSuffix(" rows, all as the files say\n"))
    }

    @Test func aRowThatWasChangedByHandIsNamedAndStays() throws {
        try scene.change(Self.spoil)
        let result = try scene.roost("reindex", "--check")
        #expect(result.exitCode == ExitCode.finding.rawValue)
        let lines = result.stdout.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.contains { $0.hasPrefix("not in the files: api_calls|") })
        #expect(lines.contains { $0.hasPrefix("not in the index: api_calls|") })
        #expect(try scene.number("SELECT tokens_output FROM api_calls") == 7)
    }

    @Test func onlyTheFirstRowsAreNamedAndAllAreCounted() throws {
        let rows = (1...30).map { "('task-\($0)', '2026-11-01T10:00:00.000Z', 'run', 'active')" }
        try scene.change("INSERT INTO tasks(task_id, detected_at, source, status) VALUES\(rows.joined(separator: ","))")
        let result = try scene.roost("reindex", "--check")
        #expect(result.exitCode == ExitCode.finding.rawValue)
        #expect(result.stdout.split(separator: "\n").count == 21 && result.stdout.hasSuffix("and 10 more\n"))
    }

    @Test func madeAnewItIsWhatTheFilesSay() throws {
        try scene.change(Self.spoil)
        let result = try scene.roost("reindex")
        #expect(result.exitCode == 0 && result.stdout == "" && result.stderr == "")
        #expect(try scene.number("SELECT tokens_output FROM api_calls") == 120)
        #expect(try scene.roost("reindex", "--check").exitCode == 0)
        // What was imported is known again.
        let again = try scene.roost("import", "claude", scene.left)
        #expect(again.stdout.hasPrefix("files      0 new, 0 with more in them, 1 as before\n"))
    }

    @Test(arguments: [[], ["--check"]]) func whileAnotherProcessWritesItIsRefused(_ words: [String]) throws {
        let lock = try IndexLock(scene.paths, on: scene.disk)
        let result = try CommandTester("roost").arguments(["reindex"] + words)
            .environment(["ROOST_HOME": scene.paths.home.root, "ROOST_RECORD_INDEX_WAIT": "0s"]).run()
        #expect(result.exitCode == ExitCode.refusedByState.rawValue)
        #expect(result.stderr.contains("another process writes to the index"))
        withExtendedLifetime(lock) {}
    }
}
