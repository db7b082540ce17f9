import Store

extension SeedQueries {
    static let workers = [
        SeedQuery(
            "active workers",
            printed: "SELECT * FROM worker_sessions WHERE status IN ('spawned', 'running')",
            "SELECT worker_id, worker FROM worker_sessions WHERE status IN ('spawned', 'running')",
            gives: [[.text("run-3"), .text("worker-2-1")]]
        ),
        SeedQuery(
            "workers of a task",
            printed: "SELECT * FROM worker_sessions WHERE task_id = 'gh-450'",
            "SELECT worker_id FROM worker_sessions WHERE task_id = 'gh-450' ORDER BY spawned_at",
            gives: [[.text("run-1")], [.text("run-2")]]
        ),
        SeedQuery(
            "failed workers",
            printed: "SELECT * FROM worker_sessions WHERE status = 'failed'",
            "SELECT worker_id, failure_reason FROM worker_sessions WHERE status = 'failed'",
            gives: [[.text("run-1"), .text("OOM killed")]]
        ),
        SeedQuery(
            "worker duration",
            printed: """
                SELECT worker_id, julianday(completed_at) - julianday(spawned_at) * 24 * 60 AS minutes
                FROM worker_sessions
                """,
            """
            SELECT worker_id, round((julianday(completed_at) - julianday(spawned_at)) * 24 * 60, 3) AS minutes
            FROM worker_sessions WHERE completed_at IS NOT NULL
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
            """
            SELECT status, round(avg(julianday(coalesce(completed_at, failed_at)) - julianday(spawned_at)) * 24 * 60, 3)
                AS avg_minutes
            FROM worker_sessions WHERE coalesce(completed_at, failed_at) IS NOT NULL GROUP BY status ORDER BY status
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
            """
            SELECT sum(estimated_cost_nanodollars) / 1e9 AS cost FROM api_calls
            WHERE timestamp >= '2026-11-21T00:00:00.000Z' AND timestamp < '2026-11-22T00:00:00.000Z'
            """,
            gives: [[.real(1.5)]]
        ),
        SeedQuery(
            "cost of a day in another place",
            """
            SELECT sum(estimated_cost_nanodollars) / 1e9 AS cost FROM api_calls
            WHERE timestamp >= '2026-11-20T23:00:00.000Z' AND timestamp < '2026-11-21T23:00:00.000Z'
            """,
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
            """
            SELECT t.task_id, t.title, sum(ac.estimated_cost_nanodollars) / 1e9 AS cost
            FROM tasks t JOIN worker_sessions ws USING(task_id) JOIN api_calls ac USING(worker_id)
            GROUP BY t.task_id ORDER BY cost DESC, t.task_id
            """,
            gives: [
                [.text("gh-450"), .text("Dashboard: Add token budget monitoring"), .real(1.75)],
                [.text("gh-451"), .text("Second"), .real(0.25)],
            ]
        ),
        SeedQuery(
            "cost by model",
            printed: "SELECT model, SUM(estimated_cost_usd) FROM api_calls GROUP BY model",
            """
            SELECT model, sum(estimated_cost_nanodollars) / 1e9 AS cost, sum(estimated_cost_nanodollars IS NULL)
                AS unpriced
            FROM api_calls GROUP BY model ORDER BY model
            """,
            gives: [
                [.text("claude-sonnet-4-5"), .real(1), .integer(0)], [.text("gpt-5"), .real(1), .integer(0)],
                [.text("unheard-of"), .null, .integer(1)],
            ]
        ),
        SeedQuery(
            "tokens of a worker",
            printed: "SELECT SUM(tokens_total) FROM api_calls WHERE worker_id = 'run-1'",
            "SELECT sum(tokens_total), sum(tokens_cached_write) FROM api_calls WHERE worker_id = 'run-1'",
            gives: [[.integer(165), .integer(99)]]
        ),
        SeedQuery(
            "speed of a model",
            printed: """
                SELECT AVG(tokens_per_second), AVG(time_to_first_token_ms) FROM api_calls
                WHERE model = 'claude-sonnet-4-5'
                """,
            """
            SELECT avg(tokens_per_second), avg(time_to_first_token_ms) FROM api_calls
            WHERE model = 'claude-sonnet-4-5'
            """,
            gives: [[.real(60), .real(500)]]
        ),
    ]

    static let worktrees = [
        SeedQuery(
            "preserved worktrees",
            printed: "SELECT * FROM worktree_operations WHERE operation = 'preserve'",
            """
            SELECT task_id, file_mtime_age_minutes, decision_logic ->> 'threshold_minutes', decision_reason
            FROM worktree_operations WHERE operation = 'preserve'
            """,
            gives: [
                [
                    .text("gh-450"), .real(0.2), .integer(60),
                    .text("Recent changes detected - preserving completed work"),
                ]
            ]
        ),
        SeedQuery(
            "spawn loops",
            """
            SELECT task_id, count(*) AS cycles FROM (
                SELECT task_id, operation, timestamp, lag(operation) OVER before AS last_operation,
                    lag(timestamp) OVER before AS last_at
                FROM worktree_operations WHERE operation IN ('create', 'remove')
                WINDOW before AS (PARTITION BY task_id ORDER BY timestamp)
            )
            WHERE operation = 'create' AND last_operation = 'remove'
                AND (julianday(timestamp) - julianday(last_at)) * 24 * 60 < 5
            GROUP BY task_id HAVING cycles >= 2
            """,
            gives: [[.text("gh-452"), .integer(2)]]
        ),
        SeedQuery(
            "what became of preserved and removed worktrees",
            """
            SELECT operation, count(*) AS times, sum(tasks.status = 'completed') AS completed
            FROM worktree_operations JOIN tasks USING(task_id)
            WHERE operation IN ('preserve', 'remove') GROUP BY operation ORDER BY operation
            """,
            gives: [[.text("preserve"), .integer(1), .integer(1)], [.text("remove"), .integer(2), .integer(0)]]
        ),
    ]

    static let events = [
        SeedQuery(
            "errors of a day",
            printed: """
                SELECT * FROM system_events WHERE severity IN ('error', 'critical') AND date(timestamp) = date('now')
                """,
            """
            SELECT message FROM system_events WHERE severity IN ('error', 'critical')
            AND timestamp >= '2026-11-21T00:00:00.000Z' AND timestamp < '2026-11-22T00:00:00.000Z' ORDER BY timestamp
            """,
            gives: [[.text("git failed")], [.text("disk full")]]
        ),
        SeedQuery(
            "events of a component",
            printed: "SELECT * FROM system_events WHERE component = 'worktrees' ORDER BY timestamp DESC",
            "SELECT stack_trace FROM system_events WHERE component = 'worktrees' ORDER BY timestamp DESC",
            gives: [[.text("in git worktree add")], [.null]]
        ),
        SeedQuery(
            "error frequency",
            printed: "SELECT component, COUNT(*) FROM system_events WHERE severity = 'error' GROUP BY component",
            """
            SELECT component, count(*) FROM system_events WHERE severity = 'error' GROUP BY component
            """,
            gives: [[.text("worktrees"), .integer(2)]]
        ),
    ]

    /// In `conversations.db`.
    static let conversations = [
        SeedQuery(
            "conversation of a worker",
            printed: "SELECT * FROM conversations WHERE worker_id = 'run-1' ORDER BY message_index",
            """
            SELECT message_index, role, content_type, content FROM conversations WHERE worker_id = 'run-1'
            ORDER BY message_index
            """,
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
            "SELECT tool_name, count(*) FROM conversations WHERE content_type = 'tool_use' GROUP BY tool_name",
            gives: [[.text("Bash"), .integer(1)]]
        ),
        SeedQuery(
            "failed tool calls",
            printed: "SELECT * FROM conversations WHERE content_type = 'tool_result' AND tool_success = FALSE",
            """
            SELECT tool_name, tool_output FROM conversations WHERE content_type = 'tool_result' AND tool_success = FALSE
            """,
            gives: [[.text("Bash"), .text("no such folder")]]
        ),
    ]
}
