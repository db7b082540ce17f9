import Domain

/// Writes what model responses took, and keeps the sums. Sums are gathered over a batch and written once; a batch that
/// is taken back takes this with it.
package struct UsageRows {
    private let connection: Connection
    private let insertCall: Statement
    private let putCall: Statement
    private let addSum: Statement
    private var sums = UsageSums()

    package init(_ connection: Connection) throws(StoreError) {
        self.connection = connection
        insertCall = try connection.statement(Self.insertingCall)
        putCall = try connection.statement(Self.puttingCall)
        addSum = try connection.statement(Self.addingSum)
    }

    /// Takes the place of what the index knew about the same response.
    package mutating func put(_ call: CallRow, task: String) throws(StoreError) {
        guard let known = try self.call(call.id) else { return try insert(call, task: task) }
        sums.take(known.call, task: known.task, sign: -1)
        sums.take(call, task: task, sign: 1)
        try write(call, by: putCall)
    }

    /// The same for a response that the index does not know, which whoever imports into an empty one need not ask.
    ///
    /// A statement that may change a row as well makes SQLite note down each page for the case that it fails half way,
    /// which takes longer than all the rest.
    package mutating func insert(_ call: CallRow, task: String) throws(StoreError) {
        sums.take(call, task: task, sign: 1)
        try write(call, by: insertCall)
    }

    /// Belongs into the same transaction as the responses.
    package mutating func writeSums() throws(StoreError) {
        // A response that came and went within the batch leaves no row behind.
        for (key, sum) in sums.sums where sum != UsageSums.Sum(task: sum.task) { try write(sum, of: key) }
        for (task, nanodollars) in sums.taskNanodollars {
            try connection.run(
                "UPDATE tasks SET estimated_cost_nanodollars = estimated_cost_nanodollars + ? WHERE task_id = ?",
                nanodollars,
                task
            )
        }
        sums = UsageSums()
    }

    /// What the index knows of a response, and which task it counts for.
    package func call(_ id: Int64) throws(StoreError) -> (call: CallRow, task: String)? {
        try connection.first(
            """
            SELECT c.worker_id, c.timestamp, c.model, c.tokens_input, c.tokens_output, c.tokens_cached_read,
                c.tokens_cached_write_5m, c.tokens_cached_write_1h, c.estimated_cost_nanodollars, c.success, w.task_id
            FROM api_calls c JOIN worker_sessions w USING(worker_id) WHERE c.call_id = ?
            """,
            id
        ) { row in
            let usage = Usage(
                input: row.integer(3) ?? 0,
                output: row.integer(4) ?? 0,
                cacheRead: row.integer(5) ?? 0,
                cacheWrite5m: row.integer(6) ?? 0,
                cacheWrite1h: row.integer(7) ?? 0
            )
            let time = row.text(1).flatMap { text in
                Deliberate.ignore(because: "a time that cannot be read sorts as the beginning of all") {
                    () throws(TimeError) in try WallTime(iso: text)
                }
            }
            var call = CallRow(
                id: id,
                worker: row.text(0) ?? "",
                at: time ?? WallTime(nanoseconds: 0),
                model: row.text(2) ?? "",
                usage: usage
            )
            call.estimatedCost = row.integer(8).map { Money(nanodollars: $0) }
            call.isSuccess = row.bool(9) ?? true
            return (call, row.text(10) ?? "")
        }
    }

    private func write(_ call: CallRow, by statement: Statement) throws(StoreError) {
        try statement.run(
            call.id,
            call.worker,
            call.at,
            call.model,
            call.provider,
            call.usage.input,
            call.usage.output,
            call.usage.cacheRead,
            call.usage.cacheWrite5m,
            call.usage.cacheWrite1h,
            call.estimatedCost,
            call.actualCost,
            call.firstTokenMilliseconds,
            call.durationMilliseconds,
            call.tokensPerSecond,
            call.isSuccess,
            call.errorMessage,
            call.errorCode,
            call.response,
            call.request,
            call.conversation,
            call.tier,
            call.region,
            call.webSearches,
            call.isSidechain
        )
    }

    private func write(_ sum: UsageSums.Sum, of key: UsageSums.Key) throws(StoreError) {
        try addSum.run(
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
        guard sum.calls < 0 else { return }
        try connection.run(
            "DELETE FROM usage_rollups WHERE quarter = ? AND model = ? AND worker_id = ? AND calls = 0",
            key.quarter,
            key.model,
            key.worker
        )
    }

    private static let insertingCall = """
        INSERT INTO api_calls(call_id, worker_id, timestamp, model, provider, tokens_input, tokens_output,
            tokens_cached_read, tokens_cached_write_5m, tokens_cached_write_1h, estimated_cost_nanodollars,
            actual_cost_nanodollars, time_to_first_token_ms, duration_ms, tokens_per_second, success,
            error_message, error_code, response, request, conversation, tier, region, web_searches, is_sidechain)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// What an earlier telling knew and this one does not, stays.
    private static let puttingCall =
        insertingCall + """

            ON CONFLICT(call_id) DO UPDATE SET worker_id = excluded.worker_id, timestamp = excluded.timestamp,
                model = excluded.model, provider = excluded.provider, tokens_input = excluded.tokens_input,
                tokens_output = excluded.tokens_output, tokens_cached_read = excluded.tokens_cached_read,
                tokens_cached_write_5m = excluded.tokens_cached_write_5m,
                tokens_cached_write_1h = excluded.tokens_cached_write_1h,
                estimated_cost_nanodollars = excluded.estimated_cost_nanodollars,
                actual_cost_nanodollars = coalesce(excluded.actual_cost_nanodollars, actual_cost_nanodollars),
                time_to_first_token_ms = coalesce(excluded.time_to_first_token_ms, time_to_first_token_ms),
                duration_ms = coalesce(excluded.duration_ms, duration_ms),
                tokens_per_second = coalesce(excluded.tokens_per_second, tokens_per_second),
                success = excluded.success, error_message = excluded.error_message, error_code = excluded.error_code,
                response = excluded.response, request = excluded.request, conversation = excluded.conversation,
                tier = excluded.tier, region = excluded.region, web_searches = excluded.web_searches,
                is_sidechain = excluded.is_sidechain
            """

    private static let addingSum = """
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
}
