extension ShippedQuery {
    static let tasks = [
        ShippedQuery(
            "active-tasks",
            answers: "Which tasks are being worked on?",
            """
            SELECT task_id FROM tasks WHERE status = 'active'
            """
        ),
        ShippedQuery(
            "tasks-completed-in-a-day",
            answers: "Which tasks were completed in a day?",
            parameters: ["from", "to"],
            """
            SELECT task_id FROM tasks WHERE status = 'completed'
            AND completed_at >= :from AND completed_at < :to
            """
        ),
        ShippedQuery(
            "failed-tasks",
            answers: "Which tasks failed, and why?",
            """
            SELECT task_id, failure_reason FROM tasks WHERE status = 'failed' ORDER BY failed_at DESC
            """
        ),
        ShippedQuery(
            "task-duration",
            answers: "How many days did tasks take?",
            """
            SELECT task_id, round(julianday(completed_at) - julianday(started_at), 6) AS days FROM tasks
            WHERE completed_at IS NOT NULL ORDER BY task_id
            """
        ),
        ShippedQuery(
            "task-timeline",
            answers: "What happened to a task, in order?",
            parameters: ["task"],
            """
            SELECT event, at FROM (
                SELECT 'task_detected' AS event, detected_at AS at FROM tasks WHERE task_id = :task
                UNION ALL
                SELECT 'worker_spawned', spawned_at FROM worker_sessions WHERE task_id = :task
                UNION ALL
                SELECT 'api_call', ac.timestamp FROM api_calls ac JOIN worker_sessions ws USING(worker_id)
                WHERE ws.task_id = :task
            ) ORDER BY at, event
            """
        ),
    ]

    static let workers = [
        ShippedQuery(
            "active-workers",
            answers: "Which runs go on?",
            """
            SELECT worker_id, worker FROM worker_sessions WHERE status IN ('spawned', 'running')
            """
        ),
        ShippedQuery(
            "workers-of-a-task",
            answers: "Which runs did a task have?",
            parameters: ["task"],
            """
            SELECT worker_id FROM worker_sessions WHERE task_id = :task ORDER BY spawned_at
            """
        ),
        ShippedQuery(
            "failed-workers",
            answers: "Which runs failed, and why?",
            """
            SELECT worker_id, failure_reason FROM worker_sessions WHERE status = 'failed'
            """
        ),
        ShippedQuery(
            "worker-duration",
            answers: "How many minutes did runs take?",
            """
            SELECT worker_id, round((julianday(completed_at) - julianday(spawned_at)) * 24 * 60, 3) AS minutes
            FROM worker_sessions WHERE completed_at IS NOT NULL
            """
        ),
        ShippedQuery(
            "average-worker-duration-by-status",
            answers: "How long do runs take that completed, and those that failed?",
            """
            SELECT status, round(avg(julianday(coalesce(completed_at, failed_at)) - julianday(spawned_at)) * 24 * 60, 3)
                AS avg_minutes
            FROM worker_sessions WHERE coalesce(completed_at, failed_at) IS NOT NULL GROUP BY status ORDER BY status
            """
        ),
    ]

    static let worktrees = [
        ShippedQuery(
            "preserved-worktrees",
            answers: "Which worktrees were kept, and why?",
            """
            SELECT task_id, file_mtime_age_minutes, decision_logic ->> 'threshold_minutes', decision_reason
            FROM worktree_operations WHERE operation = 'preserve'
            """
        ),
        ShippedQuery(
            "spawn-loops",
            answers: "Which tasks had worktrees made and removed again and again?",
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
            """
        ),
        ShippedQuery(
            "what-became-of-preserved-and-removed-worktrees",
            answers: "Were the tasks completed whose worktrees were kept or removed?",
            """
            SELECT operation, count(*) AS times, sum(tasks.status = 'completed') AS completed
            FROM worktree_operations JOIN tasks USING(task_id)
            WHERE operation IN ('preserve', 'remove') GROUP BY operation ORDER BY operation
            """
        ),
    ]
}
