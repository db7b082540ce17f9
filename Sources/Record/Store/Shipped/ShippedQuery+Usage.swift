extension ShippedQuery {
    static let usage = [
        ShippedQuery(
            "cost-of-a-day",
            answers: "What did a day cost?",
            parameters: ["from", "to"],
            """
            SELECT sum(estimated_cost_nanodollars) / 1e9 AS cost FROM api_calls
            WHERE timestamp >= :from AND timestamp < :to
            """
        ),
        ShippedQuery(
            "cost-by-task",
            answers: "What did each task cost?",
            """
            SELECT t.task_id, t.title, sum(ac.estimated_cost_nanodollars) / 1e9 AS cost
            FROM tasks t JOIN worker_sessions ws USING(task_id) JOIN api_calls ac USING(worker_id)
            GROUP BY t.task_id ORDER BY cost DESC, t.task_id
            """
        ),
        ShippedQuery(
            "cost-by-model",
            answers: "What did each model cost, and how many responses have no price?",
            """
            SELECT model, sum(estimated_cost_nanodollars) / 1e9 AS cost, sum(estimated_cost_nanodollars IS NULL)
                AS unpriced
            FROM api_calls GROUP BY model ORDER BY model
            """
        ),
        ShippedQuery(
            "tokens-of-a-worker",
            answers: "How many tokens did a run take, and write to caches?",
            parameters: ["worker"],
            """
            SELECT sum(tokens_total), sum(tokens_cached_write) FROM api_calls WHERE worker_id = :worker
            """
        ),
        ShippedQuery(
            "speed-of-a-model",
            answers: "How fast does a model answer?",
            parameters: ["model"],
            """
            SELECT avg(tokens_per_second), avg(time_to_first_token_ms) FROM api_calls
            WHERE model = :model
            """
        ),
    ]

    static let events = [
        ShippedQuery(
            "errors-of-a-day",
            answers: "What went wrong in a day?",
            parameters: ["from", "to"],
            """
            SELECT message FROM system_events WHERE severity IN ('error', 'critical')
            AND timestamp >= :from AND timestamp < :to ORDER BY timestamp
            """
        ),
        ShippedQuery(
            "events-of-a-component",
            answers: "What did a part of Roost report?",
            parameters: ["component"],
            """
            SELECT stack_trace FROM system_events WHERE component = :component ORDER BY timestamp DESC
            """
        ),
        ShippedQuery(
            "error-frequency",
            answers: "How often did which part report an error?",
            """
            SELECT component, count(*) FROM system_events WHERE severity = 'error' GROUP BY component
            """
        ),
    ]

    /// These ask the conversations.
    static let conversations = [
        ShippedQuery(
            "conversation-of-a-worker",
            answers: "What was said in a run?",
            parameters: ["worker"],
            """
            SELECT message_index, role, content_type, content FROM conversations WHERE worker_id = :worker
            ORDER BY message_index
            """
        ),
        ShippedQuery(
            "use-of-tools",
            answers: "How often was each tool used?",
            """
            SELECT tool_name, count(*) FROM conversations WHERE content_type = 'tool_use' GROUP BY tool_name
            """
        ),
        ShippedQuery(
            "failed-tool-calls",
            answers: "Which calls of tools failed, and what did they say?",
            """
            SELECT tool_name, tool_output FROM conversations WHERE content_type = 'tool_result' AND tool_success = FALSE
            """
        ),
    ]
}
