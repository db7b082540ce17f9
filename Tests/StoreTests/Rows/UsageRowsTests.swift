import Domain
import Platform
import Store
import TestSupport
import Testing

@Suite struct UsageRowsTests {
    private let filled: FilledIndex
    private var index: Connection { filled.index }

    init() throws {
        filled = try FilledIndex()
        try filled.index.runScript("DELETE FROM api_calls; UPDATE tasks SET estimated_cost_nanodollars = 0")
    }

    private func call(_ response: String, _ worker: String, minute: Int64, dollars: Double?) -> CallRow {
        var call = CallRow(
            id: CallRow.id(ofResponse: response),
            worker: worker,
            at: WallTime(nanoseconds: (1_795_262_400 + minute * 60) * 1_000_000_000),
            model: "claude-sonnet-4-5",
            usage: Usage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5)
        )
        call.estimatedCost = dollars.map { Money(nanodollars: Int64($0 * 1e9)) }
        call.response = response
        return call
    }

    private func put(_ call: CallRow, task: String, by rows: inout UsageRows) throws {
        guard let old = try rows.call(call.id) else { return try rows.insert(call, task: task) }
        let tasks = ["run-1": "gh-450", "run-2": "gh-450", "run-3": "gh-451"]
        try rows.replace(old, task: tasks[old.worker] ?? "", by: call, task: task)
    }

    /// What the sums ought to be, from the responses themselves.
    private func expectSumsAgree(_ comment: Comment? = nil) throws {
        let sums = try index.rows(
            """
            SELECT quarter, model, worker_id, task_id, calls, failed_calls, unpriced_calls, tokens_input,
                tokens_output, tokens_cached_read, tokens_cached_write_5m, tokens_cached_write_1h,
                estimated_cost_nanodollars
            FROM usage_rollups ORDER BY 1, 2, 3
            """
        ) { $0.values }
        let truth = try index.rows(
            """
            SELECT strftime('%Y-%m-%dT%H:', timestamp)
                    || printf('%02dZ', strftime('%M', timestamp) / 15 * 15) AS quarter,
                model, c.worker_id, task_id, count(*), sum(NOT success), sum(estimated_cost_nanodollars IS NULL),
                sum(tokens_input), sum(tokens_output), sum(tokens_cached_read), sum(tokens_cached_write_5m),
                sum(tokens_cached_write_1h), coalesce(sum(estimated_cost_nanodollars), 0)
            FROM api_calls c JOIN worker_sessions w USING(worker_id) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """
        ) { $0.values }
        #expect(sums == truth, comment)
        let tasks = try index.rows(
            """
            SELECT task_id FROM tasks t WHERE estimated_cost_nanodollars <> (
                SELECT coalesce(sum(estimated_cost_nanodollars), 0) FROM api_calls c
                JOIN worker_sessions w USING(worker_id) WHERE w.task_id = t.task_id
            )
            """
        ) { $0.text(0) }
        #expect(tasks == [], comment)
    }

    @Test func sumsFollowTheResponses() throws {
        var rows = try UsageRows(index)
        try rows.insert(call("a", "run-1", minute: 0, dollars: 0.5), task: "gh-450")
        try rows.insert(call("b", "run-1", minute: 14, dollars: 0.25), task: "gh-450")
        try rows.insert(call("c", "run-1", minute: 15, dollars: nil), task: "gh-450")
        try rows.writeSums()
        try rows.insert(call("d", "run-3", minute: 0, dollars: 1), task: "gh-451")
        try rows.writeSums()
        try expectSumsAgree()
        #expect(try index.integer("SELECT count(*) FROM usage_rollups") == 3)
        let day = try index.first("SELECT day, calls, estimated_cost_usd FROM cost_by_day") { $0.values }
        #expect(day == [.text("2026-11-21"), .integer(4), .real(1.75)])
        let tasks = try index.rows("SELECT task_id, estimated_cost_usd, unpriced_calls FROM cost_by_task") { $0.values }
        #expect(tasks == [[.text("gh-450"), .real(0.75), .integer(1)], [.text("gh-451"), .real(1), .integer(0)]])
    }

    @Test func aResponseThatIsToldAgainCountsOnce() throws {
        var rows = try UsageRows(index)
        var first = call("a", "run-1", minute: 0, dollars: 0.5)
        first.durationMilliseconds = 12
        try put(first, task: "gh-450", by: &rows)
        var second = call("a", "run-1", minute: 0, dollars: 0.75)
        second.usage.output = 200
        second.durationMilliseconds = 12
        try put(second, task: "gh-450", by: &rows)
        try rows.writeSums()
        try expectSumsAgree()
        let row = try index.first("SELECT tokens_output, estimated_cost_usd, duration_ms FROM api_calls") { $0.values }
        #expect(row == [.integer(200), .real(0.75), .real(12)])
    }

    @Test func aResponseComesOutAsItWentIn() throws {
        var full = call("a", "run-1", minute: 0, dollars: 0.5)
        full.provider = "anthropic"
        full.actualCost = Money(nanodollars: 7)
        full.firstTokenMilliseconds = 2
        full.durationMilliseconds = 12
        full.errorMessage = "overloaded"
        full.errorCode = "529"
        full.isSuccess = false
        full.request = "req"
        full.conversation = "c"
        full.tier = "batch"
        full.region = "us"
        full.webSearches = 3
        full.isSidechain = true
        full.keyKind = "source"
        full.reasoningTokens = 1
        full.unpricedReason = "none"
        full.sourceBegan = WallTime(nanoseconds: 1_795_262_400_000_000_000)
        full.isLive = true
        full.copyCount = 2
        var rows = try UsageRows(index)
        try rows.insert(full, task: "gh-450")
        try rows.setCopies([full, full], of: full.id)
        #expect(try rows.call(full.id) == full)
        #expect(try rows.copies(of: full.id) == [full, full])
        #expect(full.tokensPerSecond == 200)
        try rows.setCopies([], of: full.id)
        try rows.remove(full, task: "gh-450")
        try rows.writeSums()
        try expectSumsAgree()
        #expect(try rows.call(full.id) == nil)
        #expect(try rows.copies(of: full.id).isEmpty)
    }

    @Test func conversationsAreSummedWithoutWhatASumLeavesOver() throws {
        var rows = try UsageRows(index)
        for (id, kind) in [("a", "provider"), ("b", CallRow.remainderKind), ("c", "provider")] {
            var call = call(id, "run-1", minute: 0, dollars: 0.5)
            call.conversation = "one"
            call.keyKind = kind
            try rows.insert(call, task: "gh-450")
        }
        try rows.writeSums()
        let sum = try index.first("SELECT calls, tokens_output FROM conversation_usage") { $0.values }
        #expect(sum == [.integer(2), .integer(4)])
        let rollup = try index.first("SELECT calls, tokens_output FROM usage_rollups") { $0.values }
        #expect(rollup == [.integer(2), .integer(6)])
        for id in ["a", "c"] {
            var call = call(id, "run-1", minute: 0, dollars: 0.5)
            call.conversation = "one"
            try rows.remove(call, task: "gh-450")
        }
        try rows.writeSums()
        #expect(try index.integer("SELECT count(*) FROM conversation_usage") == 0)
    }

    @Test func aResponseThatWasAnothersMovesWithItsSums() throws {
        var rows = try UsageRows(index)
        try put(call("a", "run-1", minute: 0, dollars: 0.5), task: "gh-450", by: &rows)
        try rows.writeSums()
        try put(call("a", "run-3", minute: -30, dollars: 0.5), task: "gh-451", by: &rows)
        try rows.writeSums()
        try expectSumsAgree()
        #expect(try index.integer("SELECT count(*) FROM usage_rollups") == 1)
    }

    @Test func sumsAgreeAfterAnyOrderOfTellings() throws {
        for seed: UInt64 in 1...20 {
            var random = SeededGenerator(seed: seed)
            var rows = try UsageRows(index)
            for _ in 0..<60 {
                let runs = [("run-1", "gh-450"), ("run-2", "gh-450"), ("run-3", "gh-451")]
                let (worker, task) = runs[Int.random(in: 0..<3, using: &random)]
                var call = call(
                    "r\(Int.random(in: 0..<9, using: &random))",
                    worker,
                    minute: Int64.random(in: 0..<90, using: &random),
                    dollars: Bool.random(using: &random) ? Double(Int.random(in: 0..<9, using: &random)) : nil
                )
                call.isSuccess = Bool.random(using: &random)
                try put(call, task: task, by: &rows)
                if Int.random(in: 0..<5, using: &random) == 0 { try rows.writeSums() }
            }
            try rows.writeSums()
            try expectSumsAgree("seed \(seed)")
        }
    }
}
