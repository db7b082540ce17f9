import Domain

/// What happened on two days, as statements that fill a record with it: a task that failed and was done at the second
/// try, one that is being worked on, one whose worktree came and went, and a run by hand.
package struct StoryScript: Sendable {
    package static let yesterday = "ses-2026-11-20-aaaaaa"
    package static let today = "ses-2026-11-21-bbbbbb"
    package static let command = "ses-2026-11-21-cccccc"

    private let repository: String
    private let commits: (String, String)

    /// - Parameter commits: those of the last checkpoints of `run-1` and `run-2`.
    package init(repository: String = "/repo", commits: (String, String) = ("0", "0")) {
        self.repository = repository
        self.commits = commits
    }

    /// The number of a row, by its owner and its sequence, as `FORMAT.md` has it.
    package func row(_ owner: String, _ sequence: Int64) -> Int64 {
        let digest = SHA256.digest(Array(owner.utf8))
        return Int64(digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 2) + sequence
    }

    /// For `index.db`.
    package var index: String { [sessions, work, decisions, doings, usage].joined(separator: "\n") }

    /// Sessions, and what they tell of themselves.
    private var sessions: String {
        """
        INSERT INTO coordinator_sessions(session_id, kind, started_at, ended_at, config, exit_reason, pid,
            hostname, git_branch,
            git_commit, runtime_version, tool_version) VALUES
            ('\(Self.yesterday)', 'daemon', '2026-11-20T08:00:00.000Z', '2026-11-20T23:59:00.000Z', NULL, 'error',
            100, 'nest', 'main',
                'abc', NULL, '0.1'),
            ('\(Self.today)', 'daemon', '2026-11-21T06:00:00.000Z', NULL, '{"max_workers":2,"poll_interval":30}',
            NULL, 101, 'nest',
                'main', 'def', 'swift-6.3', '0.2'),
            ('\(Self.command)', 'command', '2026-11-21T09:00:00.000Z', '2026-11-21T09:00:02.000Z', NULL, 'normal',
            102, 'nest', NULL,
                NULL, NULL, '0.2');
        INSERT INTO action_triggers VALUES
            (\(row(Self.yesterday, 1)), '\(Self.yesterday)', '2026-11-20T08:00:01.000Z', 'poll_cycle', 'github',
                '{"issues_found":0,"new_issues":0,"poll_duration_ms":300}', NULL),
            (\(row(Self.today, 1)), '\(Self.today)', '2026-11-21T06:14:40.000Z', 'poll_cycle', 'github',
                '{"issues_found":2,"new_issues":1,"poll_duration_ms":453}', NULL),
            (\(row(Self.today, 2)), '\(Self.today)', '2026-11-21T06:14:45.000Z', 'issue_detected', 'github',
                '{"issue_number":450,"title":"Dashboard: Add token budget monitoring"}', 'gh-450'),
            (\(row(Self.today, 3)), '\(Self.today)', '2026-11-21T06:15:10.000Z', 'poll_cycle', 'github', '{}', NULL);
        INSERT INTO system_events VALUES
            (\(row(Self.today, 8)), '\(Self.today)', '2026-11-21T06:00:00.000Z', 'startup', 'info', 'daemon',
            'Roost starting',
                '{"max_workers":1,"poll_interval":30}', NULL),
            (\(row(Self.today, 9)), '\(Self.today)', '2026-11-21T07:00:00.000Z', 'error', 'error', 'worktrees',
            'git failed', NULL,
                'in git worktree add'),
            (\(row(Self.today, 10)), '\(Self.today)', '2026-11-21T07:00:01.000Z', 'error', 'critical', 'index',
            'disk full', NULL, NULL),
            (\(row(Self.yesterday, 2)), '\(Self.yesterday)', '2026-11-20T09:00:00.000Z', 'error', 'error',
            'worktrees', 'git failed', NULL, NULL);
        """
    }

    /// What was decided and changed.
    private var decisions: String {
        """
        INSERT INTO logic_flow VALUES
            (\(row(Self.today, 4)), '\(Self.today)', '2026-11-21T06:15:11.000Z', 'coordinator', NULL, 'Queue.next',
            'select_next_task',
                '{"available_tasks":["gh-450","gh-451"],"priorities":[1,2]}', '{"selected":"gh-450"}',
                'Priority P1 task selected over P2', 1.2, 'Queue.swift:88'),
            (\(row(Self.today, 5)), '\(Self.today)', '2026-11-21T06:15:12.000Z', 'worktree', 'gh-450',
            'create_worktree',
                'worktree_already_exists',
                '{"worktree_path":"/trees/gh-450","has_changes":true,' ||
                    '"worker_running":false,"file_mtime_age_minutes":0.2}',
                '{"action":"preserve","reason":"Recent changes detected"}',
                'Files modified within last 60 minutes indicate fresh work, not stale crash', 5.3, NULL),
            (\(row(Self.today, 6)), '\(Self.today)', '2026-11-21T06:15:13.000Z', 'task', 'gh-450', 'assign',
            'assign', NULL, NULL,
                'a worker was free', 1500.0, NULL),
            (\(row(Self.today, 7)), '\(Self.today)', '2026-11-21T06:15:14.000Z', 'task', 'gh-451', 'assign',
            'assign', NULL, NULL,
                'a worker was free', 500.0, NULL),
            (\(row(Self.today, 13)), '\(Self.today)', '2026-11-21T06:26:00.000Z', 'worker', 'gh-450',
            'Retries.next', 'retry',
                '{"exit_code":1,"attempt":1,"attempts_max":3}', '{"action":"retry"}', 'exit 1; 2 retries left',
            0.2, NULL);
        INSERT INTO changes VALUES
            (\(row(Self.today, 14)), '\(Self.today)', 14, '2026-11-21T06:15:13.500Z', 'task_changed', 'gh-450',
            'info', 'Assigned to worker-1-0.',
                '{"task_id":"gh-450","status":"assigned"}'),
            (\(row(Self.today, 15)), '\(Self.today)', 15, '2026-11-21T18:15:20.500Z', 'task_changed', 'gh-450',
            'info', 'Completed.',
                '{"task_id":"gh-450","status":"completed"}'),
            (\(row(Self.today, 16)), '\(Self.today)', 16, '2026-11-21T07:06:00.000Z', 'verdict', 'run-3', 'warn',
            'It waits for permission.',
                '{"verdict":"waiting_permission","cause":"permission","evidence":["it asks: Bash: git push"],
                  "since":"2026-11-20T10:00:00.000Z","confidence":"certain"}'),
            (\(row(Self.today, 17)), '\(Self.today)', 17, '2026-11-21T18:00:00.000Z', 'alert', 'gh-450', 'warn',
            '80 % of its budget is used.',
                '{"kind":"budget"}');
        INSERT INTO worktree_operations VALUES
            (\(row(Self.today, 11)), '\(Self.today)', 'gh-450', '2026-11-21T06:15:12.500Z', 'preserve',
            '/trees/gh-450', NULL,
                'Recent changes detected - preserving completed work', 1, 0, 0, NULL, 0.2,
                '{"check_order":["has_changes","worker_running","file_mtime"],' ||
                    '"threshold_minutes":60,"result":"preserve"}'),
            (\(row(Self.yesterday, 3)), '\(Self.yesterday)', 'gh-452', '2026-11-20T08:01:00.000Z', 'create',
            '/trees/gh-452', 'auto/a', NULL, 0, 1,
                0, NULL, NULL, NULL),
            (\(row(Self.yesterday, 4)), '\(Self.yesterday)', 'gh-452', '2026-11-20T08:02:00.000Z', 'remove',
            '/trees/gh-452', 'auto/a', NULL, 0, 1,
                0, NULL, NULL, NULL),
            (\(row(Self.yesterday, 5)), '\(Self.yesterday)', 'gh-452', '2026-11-20T08:02:30.000Z', 'create',
            '/trees/gh-452', 'auto/a', NULL, 0, 1,
                0, NULL, NULL, NULL),
            (\(row(Self.yesterday, 6)), '\(Self.yesterday)', 'gh-452', '2026-11-20T08:03:00.000Z', 'remove',
            '/trees/gh-452', 'auto/a', NULL, 0, 1,
                0, NULL, NULL, NULL),
            (\(row(Self.yesterday, 7)), '\(Self.yesterday)', 'gh-452', '2026-11-20T08:03:30.000Z', 'create',
            '/trees/gh-452', 'auto/a', NULL, 0, 1,
                0, NULL, NULL, NULL);
        """
    }

    /// Tasks and their runs.
    private var work: String {
        """
        INSERT INTO tasks(task_id, session_id, detected_at, source, issue_number, title, priority, labels,
            assigned_at,
            started_at, completed_at, failed_at, status, failure_reason, pr_number, commits,
            estimated_cost_nanodollars) VALUES
            ('gh-450', '\(Self.today)', '2026-11-21T06:14:45.000Z', 'github', 450,
            'Dashboard: Add token budget monitoring', 1,
                '["rpi-auto","priority:P1"]', '2026-11-21T06:15:13.000Z', '2026-11-21T06:15:20.000Z',
                '2026-11-21T18:15:20.000Z', NULL, 'completed', NULL, 496, '["f00d"]', 1750000000),
            ('gh-451', '\(Self.today)', '2026-11-21T06:14:46.000Z', 'github', 451, 'Second', 2, NULL, NULL,
                '2026-11-21T07:00:00.000Z', NULL, NULL, 'active', NULL, NULL, NULL, 250000000),
            ('gh-452', '\(Self.yesterday)', '2026-11-20T08:00:02.000Z', 'github', 452, 'Third', 3, NULL, NULL,
                '2026-11-20T08:01:00.000Z', NULL, '2026-11-20T09:00:00.000Z', 'failed', 'OOM killed', NULL, NULL, 0),
            ('manual-001', '\(Self.command)', '2026-11-21T09:00:00.000Z', 'run', NULL, 'By hand', NULL, NULL, NULL,
                '2026-11-21T09:00:00.000Z', '2026-11-21T09:00:01.000Z', NULL, 'completed', NULL, NULL, NULL, 0);
        INSERT INTO worker_sessions(worker_id, session_id, task_id, worker, spawned_at, completed_at, failed_at,
            status,
            exit_code, failure_reason, agent) VALUES
            ('run-1', '\(Self.today)', 'gh-450', 'worker-1-0', '2026-11-21T06:15:20.000Z', NULL,
            '2026-11-21T06:25:20.000Z', 'failed',
                1, 'OOM killed', 'claude'),
            ('run-2', '\(Self.today)', 'gh-450', 'worker-1-0', '2026-11-21T17:45:20.000Z',
            '2026-11-21T18:15:20.000Z', NULL,
                'completed', 0, NULL, 'claude'),
            ('run-3', '\(Self.today)', 'gh-451', 'worker-2-1', '2026-11-21T07:00:00.000Z', NULL, NULL, 'running',
            NULL, NULL, NULL),
            ('run-4', '\(Self.command)', 'manual-001', NULL, '2026-11-21T09:00:00.000Z', NULL, NULL, 'running',
            NULL, NULL, NULL);
        INSERT INTO runs(run_id, task_id, step_id, worker_kind, attempt, status, outcome, reason, summary,
            exit_code, created_at,
            started_at, finished_at, repository, command, prompt_summary, model, directory, checkpoint_count) VALUES
            ('run-1', 'gh-450', 'work', 'claude', 1, 'failed', 'failed', 'exit', 'OOM killed', 1,
            '2026-11-21T06:15:19.000Z',
                '2026-11-21T06:15:20.000Z', '2026-11-21T06:25:20.000Z', '\(repository)', 'claude -p', 'Fix it.',
            'claude-sonnet-4-5',
                '/runs/gh-450/run-1', 1),
            ('run-2', 'gh-450', 'work', 'claude', 2, 'completed', 'completed', 'exit', 'Done.', 0,
            '2026-11-21T17:45:19.000Z',
                '2026-11-21T17:45:20.000Z', '2026-11-21T18:15:20.000Z', '\(repository)', 'claude -p', 'Fix it.',
            'gpt-5',
                '/runs/gh-450/run-2', 1),
            ('run-4', 'manual-001', 'work', 'shell', 1, 'lost', 'lost', 'lost', NULL, NULL,
            '2026-11-21T09:00:00.000Z',
                '2026-11-21T09:00:00.000Z', '2026-11-21T09:00:01.000Z', '\(repository)', 'sh', NULL, NULL, '/x', 0);
        INSERT INTO checkpoints(checkpoint_id, run_id, sequence, created_at, ref, commit_hash, files) VALUES
            (\(row("run-1", 1)), 'run-1', 1, '2026-11-21T06:20:00.000Z', 'refs/roost/run-1/1', '\(commits.0)', 2),
            (\(row("run-2", 1)), 'run-2', 1, '2026-11-21T18:00:00.000Z', 'refs/roost/run-2/1', '\(commits.1)', 3);
        """
    }

    /// What happened in runs.
    private var doings: String {
        """
        INSERT INTO run_events VALUES
            (\(row("run-1", 101)), 'run-1', 'roost', 1, '2026-11-21T06:15:20.100Z', 'step_started', 'info',
            'Started.', NULL),
            (\(row("run-1", 102)), 'run-1', 'roost', 2, '2026-11-21T06:25:20.100Z', 'step_failed', 'error',
            'It failed.', NULL),
            (\(row("run-1", 201)), 'run-1', 'agent', 1, '2026-11-21T06:18:00.000Z', 'retry', 'warn', '',
            '{"attempt":1,"status":529}'),
            (\(row("run-1", 202)), 'run-1', 'agent', 2, '2026-11-21T06:18:05.000Z', 'retry', 'warn', '',
            '{"attempt":2,"status":529}'),
            (\(row("run-1", 203)), 'run-1', 'agent', 3, '2026-11-21T06:18:15.000Z', 'retry', 'warn', '',
            '{"attempt":3,"status":529}'),
            (\(row("run-1", 204)), 'run-1', 'agent', 4, '2026-11-21T06:25:00.000Z', 'turn_ended', 'error',
            'I ran out of memory.',
                '{"subtype":"error_during_execution"}'),
            (\(row("run-2", 201)), 'run-2', 'agent', 1, '2026-11-21T18:15:00.000Z', 'turn_ended', 'info',
            'All tests pass.', NULL),
            (\(row("run-3", 201)), 'run-3', 'agent', 1, '2026-11-21T07:05:00.000Z', 'permission_asked', 'warn',
            'Bash: git push', NULL),
            (\(row("run-3", 202)), 'run-3', 'agent', 2, '2026-11-21T07:01:00.000Z', 'title', 'info', 'Second', NULL);
        """
    }

    /// What model responses took.
    private var usage: String {
        """
        INSERT INTO api_calls(call_id, worker_id, timestamp, model, provider, tokens_input, tokens_output,
            tokens_cached_read,
            tokens_cached_write_5m, tokens_cached_write_1h, estimated_cost_nanodollars) VALUES
            (\(row("run-1", 1)), 'run-1', '2026-11-21T06:16:00.000Z', 'claude-sonnet-4-5', 'anthropic', 10, 20, 30,
            40, 50, 750000000),
            (\(row("run-2", 1)), 'run-2', '2026-11-21T18:00:00.000Z', 'gpt-5', 'openai', 100, 200, 0, 0, 0,
            1000000000),
            (\(row("run-3", 1)), 'run-3', '2026-11-21T07:01:00.000Z', 'claude-sonnet-4-5', 'anthropic', 5, 5, 0, 0,
            0, 250000000),
            (\(row("run-3", 2)), 'run-3', '2026-11-21T07:02:00.000Z', 'unheard-of', NULL, 7, 7, 0, 0, 0, NULL);
        INSERT INTO usage_rollups VALUES
            ('2026-11-21T06:15Z', 'claude-sonnet-4-5', 'run-1', 'gh-450', 1, 0, 0, 10, 20, 30, 40, 50, 750000000),
            ('2026-11-21T18:00Z', 'gpt-5', 'run-2', 'gh-450', 1, 0, 0, 100, 200, 0, 0, 0, 1000000000),
            ('2026-11-21T07:00Z', 'claude-sonnet-4-5', 'run-3', 'gh-451', 1, 0, 0, 5, 5, 0, 0, 0, 250000000),
            ('2026-11-21T07:00Z', 'unheard-of', 'run-3', 'gh-451', 1, 0, 1, 7, 7, 0, 0, 0, 0);
        """
    }

    /// For `conversations.db`.
    package var said: String {
        """
        INSERT INTO sources(source_id, kind, path, byte_offset, sequence) VALUES
            ('run-1/stdout', 'stdout', 'x', 300, 3), ('run-2/stdout', 'stdout', 'y', 300, 3);
        INSERT INTO messages(message_id, worker_id, message_index, timestamp, role, source_id, byte_offset,
            byte_length) VALUES
            (\(row("run-1", 0)), 'run-1', 0, '2026-11-21T06:15:21.000Z', 'user', 'run-1/stdout', 0, 100),
            (\(row("run-1", 1)), 'run-1', 1, '2026-11-21T06:15:22.000Z', 'assistant', 'run-1/stdout', 100, 100),
            (\(row("run-2", 0)), 'run-2', 0, '2026-11-21T17:45:21.000Z', 'user', 'run-2/stdout', 0, 100),
            (\(row("run-2", 1)), 'run-2', 1, '2026-11-21T17:45:22.000Z', 'assistant', 'run-2/stdout', 100, 100);
        INSERT INTO blocks(block_id, message_id, block_index, block_number, timestamp, content_type, content,
            tool_name,
            tool_use_id, tool_input, tool_output, tool_success, content_bytes, byte_offset, byte_length) VALUES
            (\(row("run-1", 0)), \(row("run-1", 0)), 0, 0, '2026-11-21T06:15:21.000Z', 'text', 'Fix it.', NULL,
            NULL, NULL, NULL, NULL, 7, 0, 9),
            (\(row("run-1", 1)), \(row("run-1", 1)), 0, 1, '2026-11-21T06:15:22.000Z', 'text', 'I look.', NULL,
            NULL, NULL, NULL, NULL, 7, 0, 9),
            (\(row("run-1", 2)), \(row("run-1", 1)), 1, 2, '2026-11-21T06:15:22.000Z', 'tool_use', NULL, 'Bash',
            't1', '{"command":"ls"}', NULL,
                NULL, 16, 0, 9),
            (\(row("run-2", 0)), \(row("run-2", 0)), 0, 0, '2026-11-21T17:45:21.000Z', 'text', 'Fix it.', NULL,
            NULL, NULL, NULL, NULL, 7, 0, 9),
            (\(row("run-2", 1)), \(row("run-2", 1)), 0, 1, '2026-11-21T17:45:21.500Z', 'thinking', 'Hm.', NULL,
            NULL, NULL, NULL, NULL, 3, 0, 9),
            (\(row("run-2", 2)), \(row("run-2", 1)), 1, 2, '2026-11-21T17:45:22.000Z', 'text', 'I look.', NULL,
            NULL, NULL, NULL, NULL, 7, 0, 9),
            (\(row("run-2", 3)), \(row("run-2", 1)), 2, 3, '2026-11-21T17:45:22.000Z', 'tool_use', NULL, 'Edit',
            't2', '{"path":"a.swift"}', NULL,
                NULL, 18, 0, 9);
        """
    }
}
