import Domain

extension UsageSums {
    /// Adds all to what stands in the index. What comes to nothing leaves no row behind.
    func write(to connection: Connection) throws(StoreError) {
        let add = try connection.statement(Self.adding)
        for (key, sum) in sums where sum != Sum(task: sum.task) { try write(sum, of: key, by: add, to: connection) }
        for (task, nanodollars) in taskNanodollars where nanodollars != 0 {
            try connection.run(
                "UPDATE tasks SET estimated_cost_nanodollars = estimated_cost_nanodollars + ? WHERE task_id = ?",
                nanodollars,
                task
            )
        }
        let addConversation = try connection.statement(Self.addingConversation)
        for (key, sum) in conversations where sum != ConversationSum() {
            try write(sum, of: key, by: addConversation, to: connection)
        }
    }

    private func write(_ sum: Sum, of key: Key, by add: Statement, to connection: Connection) throws(StoreError) {
        try add.run(
            key.quarter,
            key.model,
            key.worker,
            sum.task,
            sum.calls,
            sum.failedCalls,
            sum.unpricedCalls,
            sum.usage.input,
            sum.usage.output,
            sum.usage.cacheRead,
            sum.usage.cacheWrite5m,
            sum.usage.cacheWrite1h,
            sum.nanodollars
        )
        guard sum.usage.hasNegative || sum.calls <= 0 else { return }
        try connection.run(
            """
            DELETE FROM usage_rollups WHERE quarter = ? AND model = ? AND worker_id = ? AND calls = 0
                AND unpriced_calls = 0 AND estimated_cost_nanodollars = 0 AND tokens_input = 0 AND tokens_output = 0
                AND tokens_cached_read = 0 AND tokens_cached_write_5m = 0 AND tokens_cached_write_1h = 0
            """,
            key.quarter,
            key.model,
            key.worker
        )
    }

    private func write(
        _ sum: ConversationSum,
        of key: ConversationKey,
        by add: Statement,
        to connection: Connection
    ) throws(StoreError) {
        try add.run(
            key.conversation,
            key.model,
            sum.calls,
            sum.usage.input,
            sum.usage.output,
            sum.usage.cacheRead,
            sum.usage.cacheWrite5m,
            sum.usage.cacheWrite1h,
            sum.webSearches
        )
        guard sum.calls < 0 else { return }
        try connection.run(
            "DELETE FROM conversation_usage WHERE conversation = ? AND model = ? AND calls = 0",
            key.conversation,
            key.model
        )
    }

    private static let adding = """
        INSERT INTO usage_rollups VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT(quarter, model, worker_id) DO UPDATE SET calls = calls + excluded.calls,
            failed_calls = failed_calls + excluded.failed_calls,
            unpriced_calls = unpriced_calls + excluded.unpriced_calls,
            tokens_input = tokens_input + excluded.tokens_input,
            tokens_output = tokens_output + excluded.tokens_output,
            tokens_cached_read = tokens_cached_read + excluded.tokens_cached_read,
            tokens_cached_write_5m = tokens_cached_write_5m + excluded.tokens_cached_write_5m,
            tokens_cached_write_1h = tokens_cached_write_1h + excluded.tokens_cached_write_1h,
            estimated_cost_nanodollars = estimated_cost_nanodollars + excluded.estimated_cost_nanodollars
        """

    private static let addingConversation = """
        INSERT INTO conversation_usage VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT(conversation, model) DO UPDATE SET calls = calls + excluded.calls,
            tokens_input = tokens_input + excluded.tokens_input,
            tokens_output = tokens_output + excluded.tokens_output,
            tokens_cached_read = tokens_cached_read + excluded.tokens_cached_read,
            tokens_cached_write_5m = tokens_cached_write_5m + excluded.tokens_cached_write_5m,
            tokens_cached_write_1h = tokens_cached_write_1h + excluded.tokens_cached_write_1h,
            web_searches = web_searches + excluded.web_searches
        """
}
