import Domain
import Journal
import Platform
import Store
import TestSupport

/// A home with a small record in it, and `roost` before it.
final class RecordScene {
    static let now = WallTime(nanoseconds: 1_795_262_400_000_000_000)

    let home: TemporaryHome
    let paths: RecordPaths
    let index: Connection
    let conversations: Connection

    init(for test: String) throws {
        home = try TemporaryHome(for: test)
        let disk = SystemDisk()
        paths = RecordPaths(home: HomePaths(root: FilePath.resolved(home.path)))
        index = try IndexSchema.current.open(paths.index, for: .create, on: disk, at: Self.now)
        conversations = try ConversationsFile(paths.conversations, on: disk).open(beside: index, at: Self.now)
        try index.write { () throws(StoreError) in try index.runScript(Self.rows) }
        try conversations.write { () throws(StoreError) in try conversations.runScript(Self.messages) }
    }

    func roost(_ arguments: String...) throws -> CommandTester {
        try CommandTester("roost").arguments(arguments).folder(home.path).environment(["ROOST_HOME": paths.home.root])
    }

    private static let rows = """
        INSERT INTO coordinator_sessions(session_id, kind, started_at) VALUES
            ('ses-2026-11-21-aaaaaa', 'import', '2026-11-21T06:00:00.000Z');
        INSERT INTO tasks(task_id, session_id, detected_at, source, title, status) VALUES
            ('gh-450', 'ses-2026-11-21-aaaaaa', '2026-11-21T06:00:00.000Z', 'import', 'a' || char(27) || '[2Jb',
                'active');
        INSERT INTO worker_sessions(worker_id, session_id, task_id, spawned_at, status) VALUES
            ('run-1', 'ses-2026-11-21-aaaaaa', 'gh-450', '2026-11-21T06:00:00.000Z', 'running');
        INSERT INTO api_calls(call_id, worker_id, timestamp, model, tokens_input, tokens_output,
            estimated_cost_nanodollars) VALUES
            (1, 'run-1', '2026-11-21T06:00:01.000Z', 'claude-sonnet-4-5', 10, 20, 500000000),
            (2, 'run-1', '2026-11-21T06:00:02.000Z', 'unheard-of', 7, 7, NULL),
            (3, 'run-1', '2026-11-21T06:00:02.000Z', '<synthetic>', 0, 0, NULL);
        """

    private static let messages = """
        INSERT INTO sources(source_id, kind, path, byte_offset, sequence) VALUES('run-1/stdout', 'stdout', 'x', 9, 1);
        INSERT INTO messages(message_id, worker_id, message_index, timestamp, role, source_id, byte_offset, byte_length)
            VALUES (1, 'run-1', 0, '2026-11-21T06:00:00.000Z', 'user', 'run-1/stdout', 0, 9);
        INSERT INTO blocks(block_id, message_id, block_index, block_number, timestamp, content_type, content,
            content_bytes, byte_offset, byte_length) VALUES
            (1, 1, 0, 0, '2026-11-21T06:00:00.000Z', 'text', 'Fix it.', 7, 0, 9);
        """
}
