import Commands
import Domain
import Journal
import Platform
import Store
import TestSupport

/// A home whose record tells of two runs and an import, and `roost` on it.
final class SpendingScene: Sendable {
    let scratch: TemporaryHome
    var home: String { scratch.path("home") }

    init(for test: String = #function) throws {
        scratch = try TemporaryHome(for: test)
        try SystemDisk().makeFolders(scratch.path("home"))
    }

    /// With a record, of which the databases are closed again.
    static func filled(for test: String = #function) throws -> SpendingScene {
        let scene = try SpendingScene(for: test)
        let paths = RecordPaths(home: HomePaths(root: scene.home))
        let now = WallTime(nanoseconds: 1_795_262_400_000_000_000)
        let index = try IndexSchema.current.open(paths.index, for: .create, on: SystemDisk(), at: now)
        let talk = try ConversationsFile(paths.conversations, on: SystemDisk()).open(beside: index, at: now)
        try index.write { () throws(StoreError) in
            try index.runScript(rows)
            try fill(index)
        }
        try talk.write { () throws(StoreError) in try talk.runScript(said) }
        return scene
    }

    func configure(_ text: String) throws {
        try SystemDisk().replaceFile("\(home)/config.toml", with: Array(text.utf8))
    }

    func roost(_ arguments: String..., zone: String = "UTC") throws -> CommandResult {
        try CommandTester("roost").arguments(arguments).folder(scratch.path)
            .environment(["ROOST_HOME": home, "TZ": zone]).run()
    }

    /// The same in this process, at 2026-11-21 01:02:03 UTC.
    func answer(_ words: String...) throws -> String {
        guard case .run(let command, let values) = try CommandLineParser(.roost).parse(words) else { return "help" }
        let recorder = RecordingConsole()
        let invocation = Invocation(
            of: command,
            values,
            table: .roost,
            environment: Environment(["ROOST_HOME": home]),
            console: recorder.console,
            clock: ManualClock()
        )
        _ = try command.run(invocation)
        try recorder.console.flush()
        return recorder.output + recorder.errors
    }

    private static func fill(_ index: Connection) throws(StoreError) {
        var usage = try UsageRows(index)
        let calls: [(String, String, String, String, Int64?, Int64?)] = [
            ("r1", "run-1", "gh-450", "2026-11-20T18:29:00Z", 2_410_000_000, 2_400_000_000),
            ("r2", "run-1", "gh-450", "2026-11-20T18:31:00Z", 590_000_001, nil),
            ("r3", "run-2", "gh-451", "2026-11-21T00:30:00Z", 4_210_000, nil),
            ("r4", "old", "import-1", "2026-11-21T00:40:00Z", nil, nil),
        ]
        for (number, (response, run, task, time, cost, actual)) in calls.enumerated() {
            let at = Deliberate.ignore(because: "these are times") { () throws(TimeError) in try WallTime(iso: time) }
            var call = CallRow(
                id: CallRow.id(ofResponse: response),
                worker: run,
                at: at ?? WallTime(nanoseconds: 0),
                model: number == 3 ? "secret-1" : "claude-sonnet-4-5",
                usage: Usage(input: 100, output: 200, cacheRead: 5_000, cacheWrite5m: 400, cacheWrite1h: 0)
            )
            call.estimatedCost = cost.map { Money(nanodollars: $0) }
            call.actualCost = actual.map { Money(nanodollars: $0) }
            call.firstTokenMilliseconds = Double(number + 1) * 500
            call.durationMilliseconds = Double(number + 1) * 2_000
            try usage.insert(call, task: task)
        }
        try usage.writeSums()
    }

    private static let rows = """
        INSERT INTO coordinator_sessions(session_id, kind, started_at) VALUES
            ('ses-daemon', 'daemon', '2026-11-01T00:00:00.000Z'),
            ('ses-import', 'import', '2026-11-21T00:00:00.000Z');
        INSERT INTO tasks(task_id, detected_at, source, title, status) VALUES
            ('gh-450', '2026-11-20T00:00:00.000Z', 'github', 'Add \u{1B}[31mbudgets', 'active'),
            ('gh-451', '2026-11-20T00:00:00.000Z', 'github', NULL, 'active'),
            ('import-1', '2026-11-20T00:00:00.000Z', 'import', 'An old talk', 'completed');
        INSERT INTO worker_sessions(worker_id, session_id, task_id, worker, spawned_at, status, agent) VALUES
            ('run-1', 'ses-daemon', 'gh-450', 'worker-1-1', '2026-11-20T00:00:00.000Z', 'completed', 'claude'),
            ('run-2', 'ses-daemon', 'gh-451', 'worker-1-2', '2026-11-20T00:00:00.000Z', 'running', 'claude'),
            ('old', 'ses-import', 'import-1', NULL, '2026-11-20T00:00:00.000Z', 'completed', 'codex');
        INSERT INTO logic_flow(flow_id, session_id, timestamp, context_type, context_id, function_name, decision_point,
            decision_reason, duration_ms) VALUES
            (1, 'ses-daemon', '2026-11-20T09:00:00.000Z', 'task', 'gh-450', 'f', 'select', 'P1 first', 1.5),
            (2, 'ses-daemon', '2026-11-20T09:01:00.000Z', 'worktree', 'gh-451', 'f', 'create', NULL, 1500.0);
        """

    private static let said = """
        INSERT INTO sources(source_id, kind, path, byte_offset, sequence) VALUES('s', 'stdout', '/x', 0, 0);
        INSERT INTO messages(message_id, worker_id, message_index, timestamp, role, source_id, byte_offset, byte_length)
            VALUES(1, 'run-1', 0, '2026-11-20T18:30:00.000Z', 'assistant', 's', 0, 1);
        INSERT INTO blocks(block_id, message_id, block_index, block_number, timestamp, content_type, tool_name,
            tool_use_id, tool_input, tool_success, content_bytes, byte_offset, byte_length) VALUES
            (1, 1, 0, 1, '2026-11-20T18:30:00.000Z', 'tool_use', 'Bash', 'a', '{"command":"swift test"}', NULL, 0, 0,
                1),
            (2, 1, 1, 2, '2026-11-20T18:30:06.200Z', 'tool_result', NULL, 'a', NULL, 0, 0, 0, 1),
            (3, 1, 2, 3, '2026-11-20T18:30:07.000Z', 'tool_use', 'Read', 'b', '{}', NULL, 0, 0, 1);
        """
}
