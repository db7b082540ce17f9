import Store

/// What the shipped queries answer over the rows of `FilledIndex`, and how seed 003 prints them.
enum SeedQueries {
    static let all: [SeedQuery] = sessions + triggers + decisions + tasks + workers + usage + worktrees + events

    static let sessions = [
        SeedQuery(
            "active sessions",
            printed: "SELECT * FROM coordinator_sessions WHERE ended_at IS NULL",
            gives: [[.text(FilledIndex.today)]]
        ),
        SeedQuery(
            "sessions by time range",
            printed: "SELECT * FROM coordinator_sessions WHERE started_at BETWEEN '2026-11-20' AND '2026-11-21'",
            with: ["from": "2026-11-20", "to": "2026-11-21"],
            gives: [[.text(FilledIndex.yesterday), .text("0.1"), .null]]
        ),
        SeedQuery(
            "failed sessions",
            printed: "SELECT * FROM coordinator_sessions WHERE exit_reason = 'error'",
            gives: [[.text(FilledIndex.yesterday)]]
        ),
    ]

    static let triggers = [
        SeedQuery(
            "triggers per session",
            printed: "SELECT * FROM action_triggers WHERE session_id = 'ses-2026-11-21-bbbbbb'",
            with: ["session": "ses-2026-11-21-bbbbbb"],
            gives: [[.text("poll_cycle")], [.text("issue_detected")], [.text("poll_cycle")]]
        ),
        SeedQuery(
            "issue triggers",
            printed: "SELECT * FROM action_triggers WHERE trigger_type = 'issue_detected'",
            gives: [[.text("gh-450"), .integer(450)]]
        ),
        SeedQuery(
            "trigger frequency",
            printed: """
                SELECT trigger_type, date(timestamp), count(*) FROM action_triggers
                GROUP BY trigger_type, date(timestamp)
                """,
            gives: [
                [.text("issue_detected"), .text("2026-11-21"), .integer(1)],
                [.text("poll_cycle"), .text("2026-11-20"), .integer(1)],
                [.text("poll_cycle"), .text("2026-11-21"), .integer(2)],
            ]
        ),
    ]

    static let decisions = [
        SeedQuery(
            "decision chain of a task",
            printed: "SELECT * FROM logic_flow WHERE context_id = 'gh-450' ORDER BY timestamp",
            with: ["task": "gh-450"],
            gives: [
                [
                    .text("worktree_already_exists"),
                    .text("Files modified within last 60 minutes indicate fresh work, not stale crash"),
                ],
                [.text("assign"), .text("a worker was free")],
            ]
        ),
        SeedQuery(
            "slow decisions",
            printed: "SELECT * FROM logic_flow WHERE duration_ms > 1000 ORDER BY duration_ms DESC",
            gives: [[.text("gh-450"), .real(1500)]]
        ),
        SeedQuery(
            "decision distribution",
            printed: "SELECT decision_point, count(*) FROM logic_flow GROUP BY decision_point",
            gives: [
                [.text("assign"), .integer(2)], [.text("select_next_task"), .integer(1)],
                [.text("worktree_already_exists"), .integer(1)],
            ]
        ),
        SeedQuery(
            "slowest decisions",
            printed: """
                SELECT function_name, decision_point, AVG(duration_ms) as avg_ms
                FROM logic_flow
                GROUP BY function_name, decision_point
                ORDER BY avg_ms DESC
                LIMIT 20
                """,
            gives: [
                [.text("assign"), .text("assign"), .real(1000)],
                [.text("create_worktree"), .text("worktree_already_exists"), .real(5.3)],
                [.text("Queue.next"), .text("select_next_task"), .real(1.2)],
            ]
        ),
    ]

    static let tasks = [
        SeedQuery(
            "active tasks",
            printed: "SELECT * FROM tasks WHERE status = 'active'",
            gives: [[.text("gh-451")]]
        ),
        SeedQuery(
            "tasks completed in a day",
            printed: "SELECT * FROM tasks WHERE status = 'completed' AND date(completed_at) = date('now')",
            with: ["from": "2026-11-21T00:00:00.000Z", "to": "2026-11-22T00:00:00.000Z"],
            gives: [[.text("gh-450")]]
        ),
        SeedQuery(
            "failed tasks",
            printed: "SELECT * FROM tasks WHERE status = 'failed' ORDER BY failed_at DESC",
            gives: [[.text("gh-452"), .text("OOM killed")]]
        ),
        SeedQuery(
            "task duration",
            printed: "SELECT task_id, julianday(completed_at) - julianday(started_at) AS days FROM tasks",
            gives: [[.text("gh-450"), .real(0.5)], [.text("manual-001"), .real(0.5)]]
        ),
        SeedQuery(
            "task timeline",
            printed: """
                SELECT 'task_detected' as event, detected_at as timestamp FROM tasks WHERE task_id = 'gh-450'
                UNION ALL
                SELECT 'worker_spawned', spawned_at FROM worker_sessions WHERE task_id = 'gh-450'
                UNION ALL
                SELECT 'api_call', timestamp FROM api_calls ac JOIN worker_sessions ws ON ac.worker_id = ws.worker_id
                WHERE ws.task_id = 'gh-450'
                ORDER BY timestamp
                """,
            with: ["task": "gh-450"],
            gives: [
                [.text("api_call"), .text("2026-11-20T23:59:59.999Z")],
                [.text("api_call"), .text("2026-11-21T00:00:00.000Z")],
                [.text("task_detected"), .text("2026-11-21T06:14:45.000Z")],
                [.text("worker_spawned"), .text("2026-11-21T06:15:20.000Z")],
                [.text("worker_spawned"), .text("2026-11-21T17:45:20.000Z")],
                [.text("api_call"), .text("2026-11-21T18:00:00.000Z")],
            ]
        ),
    ]
}
