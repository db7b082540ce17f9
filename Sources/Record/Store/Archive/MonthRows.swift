/// Which rows of the two databases belong to the runs of a month. The runs stand in `temp.archived`.
enum MonthRows {
    struct Part {
        let table: String
        let condition: String
    }

    /// Of what was said, from the conversations or from an older file of the same month: these leave the conversations.
    static func said(in source: String) -> [Part] {
        [
            Part(table: "sources", condition: "owner_id IN temp.archived"),
            Part(table: "messages", condition: "worker_id IN temp.archived"),
            Part(
                table: "blocks",
                condition: "message_id IN (SELECT message_id FROM \(source).messages WHERE worker_id IN temp.archived)"
            ),
            Part(table: "log_pieces", condition: "worker_id IN temp.archived"),
        ]
    }

    /// Of the index, which keeps them: what was counted stays counted.
    static func facts(in source: String) -> [Part] {
        let workers = "\(source).worker_sessions WHERE worker_id IN temp.archived"
        let tasks = "task_id IN (SELECT task_id FROM \(workers))"
        let calls = "\(source).api_calls WHERE worker_id IN temp.archived"
        return [
            Part(
                table: "coordinator_sessions",
                condition: """
                    session_id IN (SELECT session_id FROM \(workers))
                    OR session_id IN (SELECT session_id FROM \(source).tasks WHERE \(tasks))
                    """
            ),
            Part(table: "tasks", condition: tasks), Part(table: "steps", condition: tasks),
            Part(table: "worker_sessions", condition: "worker_id IN temp.archived"),
            Part(table: "runs", condition: "run_id IN temp.archived"),
            Part(table: "run_events", condition: "worker_id IN temp.archived"),
            Part(table: "checkpoints", condition: "run_id IN temp.archived"),
            Part(table: "api_calls", condition: "worker_id IN temp.archived"),
            Part(table: "usage_reports", condition: "worker_id IN temp.archived"),
            Part(
                table: "conversation_usage",
                condition: "conversation IN (SELECT conversation FROM \(calls))"
            ),
            Part(table: "usage_rollups", condition: "worker_id IN temp.archived"),
            Part(table: "prices", condition: "true"),
            Part(table: "sources", condition: "owner_id IN temp.archived"),
        ]
    }
}
