import Store

extension SeedQueries {
    static let workers = [
        SeedQuery(
            "active workers",
            printed: "SELECT * FROM worker_sessions WHERE status IN ('spawned', 'running')",
            gives: [[.text("run-3"), .text("worker-2-1")]]
        ),
        SeedQuery(
            "workers of a task",
            printed: "SELECT * FROM worker_sessions WHERE task_id = 'gh-450'",
            with: ["task": "gh-450"],
            gives: [[.text("run-1")], [.text("run-2")]]
        ),
        SeedQuery(
            "failed workers",
            printed: "SELECT * FROM worker_sessions WHERE status = 'failed'",
            gives: [[.text("run-1"), .text("OOM killed")]]
        ),
        SeedQuery(
            "worker duration",
            printed: """
                SELECT worker_id, julianday(completed_at) - julianday(spawned_at) * 24 * 60 AS minutes
                FROM worker_sessions
                """,
            gives: [[.text("run-2"), .real(30)]]
        ),
        SeedQuery(
            "average worker duration by status",
            printed: """
                SELECT status, AVG(julianday(completed_at) - julianday(spawned_at)) * 24 * 60 as avg_minutes
                FROM worker_sessions
                WHERE completed_at IS NOT NULL
                GROUP BY status
                """,
            gives: [[.text("completed"), .real(30)], [.text("failed"), .real(10)]]
        ),
    ]

    static let usage = [
        SeedQuery(
            "cost of a day",
            printed: """
                SELECT SUM(estimated_cost_usd) as cost_today FROM api_calls WHERE date(timestamp) = date('now')
                """,
            with: ["from": "2026-11-21T00:00:00.000Z", "to": "2026-11-22T00:00:00.000Z"],
            gives: [[.real(1.5)]]
        ),
        SeedQuery(
            "cost of a day",
            with: ["from": "2026-11-20T23:00:00.000Z", "to": "2026-11-21T23:00:00.000Z"],
            gives: [[.real(2)]]
        ),
        SeedQuery(
            "cost by task",
            printed: """
                SELECT t.task_id, t.title, SUM(ac.estimated_cost_usd) as cost
                FROM tasks t
                JOIN worker_sessions ws ON ws.task_id = t.task_id
                JOIN api_calls ac ON ac.worker_id = ws.worker_id
                GROUP BY t.task_id
                ORDER BY cost DESC
                """,
            gives: [
                [.text("gh-450"), .text("Dashboard: Add token budget monitoring"), .real(1.75)],
                [.text("gh-451"), .text("Second"), .real(0.25)],
            ]
        ),
        SeedQuery(
            "cost by model",
            printed: "SELECT model, SUM(estimated_cost_usd) FROM api_calls GROUP BY model",
            gives: [
                [.text("claude-sonnet-4-5"), .real(1), .integer(0)], [.text("gpt-5"), .real(1), .integer(0)],
                [.text("unheard-of"), .null, .integer(1)],
            ]
        ),
        SeedQuery(
            "tokens of a worker",
            printed: "SELECT SUM(tokens_total) FROM api_calls WHERE worker_id = 'run-1'",
            with: ["worker": "run-1"],
            gives: [[.integer(165), .integer(99)]]
        ),
        SeedQuery(
            "speed of a model",
            printed: """
                SELECT AVG(tokens_per_second), AVG(time_to_first_token_ms) FROM api_calls
                WHERE model = 'claude-sonnet-4-5'
                """,
            with: ["model": "claude-sonnet-4-5"],
            gives: [[.real(60), .real(500)]]
        ),
    ]

    static let worktrees = [
        SeedQuery(
            "preserved worktrees",
            printed: "SELECT * FROM worktree_operations WHERE operation = 'preserve'",
            gives: [
                [
                    .text("gh-450"), .real(0.2), .integer(60),
                    .text("Recent changes detected - preserving completed work"),
                ]
            ]
        ),
        SeedQuery(
            "spawn loops",
            gives: [[.text("gh-452"), .integer(2)]]
        ),
        SeedQuery(
            "what became of preserved and removed worktrees",
            gives: [[.text("preserve"), .integer(1), .integer(1)], [.text("remove"), .integer(2), .integer(0)]]
        ),
    ]

    static let events = [
        SeedQuery(
            "errors of a day",
            printed: """
                SELECT * FROM system_events WHERE severity IN ('error', 'critical') AND date(timestamp) = date('now')
                """,
            with: ["from": "2026-11-21T00:00:00.000Z", "to": "2026-11-22T00:00:00.000Z"],
            gives: [[.text("git failed")], [.text("disk full")]]
        ),
        SeedQuery(
            "events of a component",
            printed: "SELECT * FROM system_events WHERE component = 'worktrees' ORDER BY timestamp DESC",
            with: ["component": "worktrees"],
            gives: [[.text("in git worktree add")], [.null]]
        ),
        SeedQuery(
            "error frequency",
            printed: "SELECT component, COUNT(*) FROM system_events WHERE severity = 'error' GROUP BY component",
            gives: [[.text("worktrees"), .integer(2)]]
        ),
    ]

    /// In `conversations.db`.
    static let conversations = [
        SeedQuery(
            "conversation of a worker",
            printed: "SELECT * FROM conversations WHERE worker_id = 'run-1' ORDER BY message_index",
            with: ["worker": "run-1"],
            gives: [
                [.integer(0), .text("user"), .text("text"), .text("Fix it.")],
                [.integer(1), .text("assistant"), .text("text"), .text("I look.")],
                [.integer(2), .text("assistant"), .text("tool_use"), .text(#"{"command":"ls"}"#)],
                [.integer(3), .text("user"), .text("tool_result"), .text("no such folder")],
            ]
        ),
        SeedQuery(
            "use of tools",
            printed: """
                SELECT tool_name, COUNT(*) FROM conversations WHERE content_type = 'tool_use' GROUP BY tool_name
                """,
            gives: [[.text("Bash"), .integer(1)]]
        ),
        SeedQuery(
            "failed tool calls",
            printed: "SELECT * FROM conversations WHERE content_type = 'tool_result' AND tool_success = FALSE",
            gives: [[.text("Bash"), .text("no such folder")]]
        ),
    ]
}
