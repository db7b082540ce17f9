import Domain
import Platform
import Store
import TestSupport

/// A small index and its conversations: two sessions, four tasks, three runs.
struct FilledIndex {
    static let yesterday = "ses-2026-11-20-aaaaaa"
    static let today = "ses-2026-11-21-bbbbbb"
    static let now = WallTime(nanoseconds: 1_795_262_400_000_000_000)

    let home: TemporaryHome
    let index: Connection
    let conversations: Connection

    init() throws {
        home = try TemporaryHome(for: "FilledIndex")
        let disk = SystemDisk()
        index = try IndexSchema.current.open(home.path("index.db"), for: .create, on: disk, at: Self.now)
        conversations = try ConversationsSchema.current.open(
            home.path("conversations.db"),
            for: .create,
            on: disk,
            at: Self.now
        )
        try index.write { () throws(StoreError) in
            try index.runScript(Self.sessions)
            try index.runScript(Self.tasks)
            try index.runScript(Self.usage)
        }
        try conversations.write { () throws(StoreError) in try conversations.runScript(Self.messages) }
    }

    private static func row(_ owner: String, _ sequence: Int64) -> Int64 { RowPlace(of: owner).row(sequence) }

    private static let sessions = """
        INSERT INTO coordinator_sessions(session_id, kind, started_at, ended_at, exit_reason, tool_version) VALUES
            ('\(yesterday)', 'daemon', '2026-11-20T08:00:00.000Z', '2026-11-20T23:59:00.000Z', 'error', '0.1'),
            ('\(today)', 'daemon', '2026-11-21T06:00:00.000Z', NULL, NULL, '0.2');
        INSERT INTO action_triggers VALUES
            (\(row(yesterday, 1)), '\(yesterday)', '2026-11-20T08:00:01.000Z', 'poll_cycle', 'github',
                '{"issues_found":0,"new_issues":0,"poll_duration_ms":300}', NULL),
            (\(row(today, 1)), '\(today)', '2026-11-21T06:14:40.000Z', 'poll_cycle', 'github',
                '{"issues_found":2,"new_issues":1,"poll_duration_ms":453}', NULL),
            (\(row(today, 2)), '\(today)', '2026-11-21T06:14:45.000Z', 'issue_detected', 'github',
                '{"issue_number":450,"title":"Dashboard: Add token budget monitoring"}', 'gh-450'),
            (\(row(today, 3)), '\(today)', '2026-11-21T06:15:10.000Z', 'poll_cycle', 'github', '{}', NULL);
        INSERT INTO logic_flow VALUES
            (\(row(today, 4)), '\(today)', '2026-11-21T06:15:11.000Z', 'coordinator', NULL, 'Queue.next',
                'select_next_task', '{"available_tasks":["gh-450","gh-451"],"priorities":[1,2]}',
                '{"selected":"gh-450"}', 'Priority P1 task selected over P2', 1.2, 'Queue.swift'),
            (\(row(today, 5)), '\(today)', '2026-11-21T06:15:12.000Z', 'worktree', 'gh-450', 'create_worktree',
                'worktree_already_exists', '{"worktree_path":"/trees/gh-450","has_changes":true,
                "worker_running":false,"file_mtime_age_minutes":0.2}',
                '{"action":"preserve","reason":"Recent changes detected"}',
                'Files modified within last 60 minutes indicate fresh work, not stale crash', 5.3, NULL),
            (\(row(today, 6)), '\(today)', '2026-11-21T06:15:13.000Z', 'task', 'gh-450', 'assign', 'assign',
                NULL, NULL, 'a worker was free', 1500.0, NULL),
            (\(row(today, 7)), '\(today)', '2026-11-21T06:15:14.000Z', 'task', 'gh-451', 'assign', 'assign',
                NULL, NULL, 'a worker was free', 500.0, NULL);
        INSERT INTO system_events VALUES
            (\(row(today, 8)), '\(today)', '2026-11-21T06:00:00.000Z', 'startup', 'info', 'daemon',
                'Roost starting', '{"max_workers":1,"poll_interval":30}', NULL),
            (\(row(today, 9)), '\(today)', '2026-11-21T07:00:00.000Z', 'error', 'error', 'worktrees',
                'git failed', NULL, 'in git worktree add'),
            (\(row(today, 10)), '\(today)', '2026-11-21T07:00:01.000Z', 'error', 'critical', 'index',
                'disk full', NULL, NULL),
            (\(row(yesterday, 2)), '\(yesterday)', '2026-11-20T09:00:00.000Z', 'error', 'error', 'worktrees',
                'git failed', NULL, NULL);
        INSERT INTO pane_activity VALUES('architect', 1795262400);
        """

    private static let tasks = """
        INSERT INTO tasks(task_id, session_id, detected_at, source, issue_number, title, priority, labels, started_at,
            completed_at, failed_at, status, failure_reason, pr_number, estimated_cost_nanodollars) VALUES
            ('gh-450', '\(today)', '2026-11-21T06:14:45.000Z', 'github', 450,
                'Dashboard: Add token budget monitoring', 1, '["rpi-auto","priority:P1"]',
                '2026-11-21T06:15:20.000Z', '2026-11-21T18:15:20.000Z', NULL, 'completed', NULL, 496, 1750000000),
            ('gh-451', '\(today)', '2026-11-21T06:14:46.000Z', 'github', 451, 'Second', 2, NULL,
                '2026-11-21T07:00:00.000Z', NULL, NULL, 'active', NULL, NULL, 250000000),
            ('gh-452', '\(yesterday)', '2026-11-20T08:00:02.000Z', 'github', 452, 'Third', 3, NULL,
                '2026-11-20T08:01:00.000Z', NULL, '2026-11-20T09:00:00.000Z', 'failed', 'OOM killed', NULL, 0),
            ('manual-001', '\(yesterday)', '2026-11-20T10:00:00.000Z', 'manual', NULL, 'By hand', NULL, NULL,
                '2026-11-20T10:00:00.000Z', '2026-11-20T22:00:00.000Z', NULL, 'completed', NULL, NULL, 0);
        INSERT INTO worker_sessions(worker_id, session_id, task_id, worker, spawned_at, completed_at, failed_at, status,
            exit_code, failure_reason) VALUES
            ('run-1', '\(today)', 'gh-450', 'worker-1-0', '2026-11-21T06:15:20.000Z', NULL,
                '2026-11-21T06:25:20.000Z', 'failed', 1, 'OOM killed'),
            ('run-2', '\(today)', 'gh-450', 'worker-1-0', '2026-11-21T17:45:20.000Z', '2026-11-21T18:15:20.000Z', NULL,
                'completed', 0, NULL),
            ('run-3', '\(today)', 'gh-451', 'worker-2-1', '2026-11-21T07:00:00.000Z', NULL, NULL, 'running', NULL,
                NULL);
        INSERT INTO worktree_operations VALUES
            (\(row(today, 11)), '\(today)', 'gh-450', '2026-11-21T06:15:12.500Z', 'preserve', '/trees/gh-450', NULL,
                'Recent changes detected - preserving completed work', 1, 0, 0, NULL, 0.2,
                '{"check_order":["has_changes","worker_running","file_mtime"],"threshold_minutes":60,
                "result":"preserve"}'),
            (\(row(yesterday, 3)), '\(yesterday)', 'gh-452', '2026-11-20T08:01:00.000Z', 'create', '/trees/gh-452',
                'auto/a', NULL, 0, 1, 0, NULL, NULL, NULL),
            (\(row(yesterday, 4)), '\(yesterday)', 'gh-452', '2026-11-20T08:02:00.000Z', 'remove', '/trees/gh-452',
                'auto/a', NULL, 0, 1, 0, NULL, NULL, NULL),
            (\(row(yesterday, 5)), '\(yesterday)', 'gh-452', '2026-11-20T08:02:30.000Z', 'create', '/trees/gh-452',
                'auto/a', NULL, 0, 1, 0, NULL, NULL, NULL),
            (\(row(yesterday, 6)), '\(yesterday)', 'gh-452', '2026-11-20T08:03:00.000Z', 'remove', '/trees/gh-452',
                'auto/a', NULL, 0, 1, 0, NULL, NULL, NULL),
            (\(row(yesterday, 7)), '\(yesterday)', 'gh-452', '2026-11-20T08:03:30.000Z', 'create', '/trees/gh-452',
                'auto/a', NULL, 0, 1, 0, NULL, NULL, NULL);
        """

    /// One call before midnight in UTC, the others after it.
    private static let usage = """
        INSERT INTO api_calls(call_id, worker_id, timestamp, model, provider, tokens_input, tokens_output,
            tokens_cached_read, tokens_cached_write_5m, tokens_cached_write_1h, estimated_cost_nanodollars,
            time_to_first_token_ms, tokens_per_second) VALUES
            (\(row("run-1", 1)), 'run-1', '2026-11-20T23:59:59.999Z', 'claude-sonnet-4-5', 'anthropic', 10, 20, 30, 40,
                50, 500000000, 400.0, 50.0),
            (\(row("run-1", 2)), 'run-1', '2026-11-21T00:00:00.000Z', 'claude-sonnet-4-5', 'anthropic', 1, 2, 3, 4, 5,
                250000000, 600.0, 70.0),
            (\(row("run-2", 1)), 'run-2', '2026-11-21T18:00:00.000Z', 'gpt-5', 'openai', 100, 200, 0, 0, 0,
                1000000000, NULL, NULL),
            (\(row("run-3", 1)), 'run-3', '2026-11-21T07:01:00.000Z', 'claude-sonnet-4-5', 'anthropic', 5, 5, 0, 0, 0,
                250000000, NULL, NULL),
            (\(row("run-3", 2)), 'run-3', '2026-11-21T07:02:00.000Z', 'unheard-of', NULL, 7, 7, 0, 0, 0, NULL, NULL,
                NULL);
        """

    private static let messages = """
        INSERT INTO sources(source_id, kind, path, byte_offset, sequence) VALUES('run-1/stdout', 'stdout', 'x', 300, 3);
        INSERT INTO messages(message_id, worker_id, message_index, timestamp, role, source_id, byte_offset, byte_length)
            VALUES
            (\(row("run-1", 0)), 'run-1', 0, '2026-11-21T06:15:21.000Z', 'user', 'run-1/stdout', 0, 100),
            (\(row("run-1", 1)), 'run-1', 1, '2026-11-21T06:15:22.000Z', 'assistant', 'run-1/stdout', 100, 100),
            (\(row("run-1", 2)), 'run-1', 2, '2026-11-21T06:15:23.000Z', 'user', 'run-1/stdout', 200, 100);
        INSERT INTO blocks(block_id, message_id, block_index, block_number, timestamp, content_type, content, tool_name,
            tool_use_id, tool_input, tool_output, tool_success, content_bytes, byte_offset, byte_length) VALUES
            (\(row("run-1", 0)), \(row("run-1", 0)), 0, 0, '2026-11-21T06:15:21.000Z', 'text', 'Fix it.', NULL, NULL,
                NULL, NULL, NULL, 7, 0, 9),
            (\(row("run-1", 1)), \(row("run-1", 1)), 0, 1, '2026-11-21T06:15:22.000Z', 'text', 'I look.', NULL, NULL,
                NULL, NULL, NULL, 7, 0, 9),
            (\(row("run-1", 2)), \(row("run-1", 1)), 1, 2, '2026-11-21T06:15:22.000Z', 'tool_use', NULL, 'Bash', 't1',
                '{"command":"ls"}', NULL, NULL, 16, 0, 9),
            (\(row("run-1", 3)), \(row("run-1", 2)), 0, 3, '2026-11-21T06:15:23.000Z', 'tool_result', NULL, 'Bash',
                't1', NULL, 'no such folder', 0, 14, 0, 9);
        """
}
