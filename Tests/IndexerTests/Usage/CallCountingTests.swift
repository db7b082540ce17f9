import Decoding
import Domain
import Indexer
import Store
import TestSupport
import Testing

@Suite struct CallCountingTests {
    private let scratch: ScratchIndex
    private var index: Connection { scratch.index }

    init() throws {
        scratch = try ScratchIndex()
        try scratch.add(runs: ["run-1", "run-2", "import-1"])
    }

    /// What stands in the index, as the tally would tell it.
    private func counted() throws -> Set<Line> {
        let lines = try index.rows(
            """
            SELECT response, key_kind, request, copy_count, worker_id, conversation, model, timestamp, tokens_input,
                tokens_output, tokens_cached_read, tokens_cached_write_5m, tokens_cached_write_1h, web_searches,
                actual_cost_nanodollars, time_to_first_token_ms, duration_ms, is_sidechain
            FROM api_calls
            """
        ) { row in
            Line(
                key: [row.text(0), row.text(1)].compactMap(\.self).joined(separator: " "),
                run: row.text(4) ?? "",
                words: [row.text(5), row.text(6).flatMap { $0.isEmpty ? nil : $0 }, row.text(7)],
                numbers: (8..<18).map { row.real(Int32($0)) }
            )
        }
        #expect(Set(lines).count == lines.count)
        return Set(lines)
    }

    private struct Line: Hashable {
        let key: String
        let run: String
        let words: [String?]
        let numbers: [Double?]

        init(key: String, run: String, words: [String?], numbers: [Double?]) {
            self.key = key
            self.run = run
            self.words = words
            self.numbers = numbers
        }

        init(_ response: CountedResponse) {
            let usage = response.usage
            let counts = [
                usage.input, usage.output, usage.cacheRead, usage.cacheWrite5m, usage.cacheWrite1h,
                response.terms.webSearches,
            ]
            self.init(
                key: "\(response.key.message) \(response.key.kind)",
                run: response.source?.run ?? "",
                words: [
                    response.conversation, response.model, (response.at ?? WallTime(nanoseconds: 0)).iso,
                ],
                numbers: counts.map { Double($0) } + [
                    response.reportedCost.map { Double($0.nanodollars) },
                    response.firstTokenAfter.map { $0 / .milliseconds(1) },
                    response.duration.map { $0 / .milliseconds(1) }, response.isSidechain ? 1 : 0,
                ]
            )
        }
    }

    @Test func rowsSayWhatATallyOfAllReportsSays() throws {
        for seed: UInt64 in 1...60 {
            try index.runScript(
                """
                DELETE FROM api_calls; DELETE FROM usage_reports; DELETE FROM conversation_usage;
                DELETE FROM usage_rollups; UPDATE tasks SET estimated_cost_nanodollars = 0;
                """
            )
            var random = SeededGenerator(seed: seed)
            var seeded = SeededReports(seed: seed)
            let some = seeded.reports(count: 40).map { report in
                var report = report
                report.source = report.source ?? UsageSource(run: "import-1")
                return report
            }
            let reports = seeded.shuffledWithRepeats(some)

            var tally = UsageTally()
            for report in reports { tally.record(report) }
            var counting = try CallCounting(index, pricing: Pricing(.shipped))
            for report in reports {
                counting.record(report, from: try #require(report.source))
                if Int.random(in: 0..<7, using: &random) == 0 { try counting.flush() }
                if Int.random(in: 0..<9, using: &random) == 0 {
                    try counting.flush()
                    counting = try CallCounting(index, pricing: Pricing(.shipped))
                }
            }
            try counting.flush()

            let rows = try counted()
            #expect(rows == Set(tally.responses.map { Line($0) }), "seed \(seed)")
            try expectSumsAgree("seed \(seed)")
        }
    }

    private func expectSumsAgree(_ comment: Comment) throws {
        let differing = try index.integer(
            """
            SELECT count(*) FROM tasks t WHERE estimated_cost_nanodollars <> coalesce((
                SELECT sum(estimated_cost_nanodollars) FROM api_calls c JOIN worker_sessions w USING(worker_id)
                WHERE w.task_id = t.task_id), 0)
            """
        )
        #expect(differing == 0, comment)
        let sums = try index.first("SELECT sum(calls), sum(tokens_output) FROM usage_rollups") { $0.values }
        let truth = try index.first(
            "SELECT sum(key_kind <> 'remainder'), sum(tokens_output) FROM api_calls"
        ) { $0.values }
        #expect(sums == truth, comment)
    }

    @Test func whatWasForgottenIsNotCounted() throws {
        var counting = try CallCounting(index, pricing: Pricing(.shipped))
        let report = UsageReport(response: ResponseKey(message: "m"), usage: Usage(output: 3))
        counting.record(report, from: UsageSource(run: "run-1"))
        #expect(!counting.isEmpty)
        counting.forget()
        try counting.flush()
        #expect(counting.isEmpty)
        #expect(try counted().isEmpty)
    }

    @Test func aResponseIsPricedToTheNanoDollar() throws {
        var counting = try CallCounting(index, pricing: Pricing(.shipped))
        let report = UsageReport(
            response: ResponseKey(message: "m"),
            model: "claude-sonnet-4-5-20250929",
            at: ScratchIndex.now,
            usage: Usage(input: 25, output: 252, cacheRead: 46_550, cacheWrite5m: 2_450, cacheWrite1h: 300)
        )
        counting.record(report, from: UsageSource(run: "run-1"))
        counting.record(
            UsageReport(response: ResponseKey(message: "n"), model: "unheard-of", usage: Usage(output: 1)),
            from: UsageSource(run: "run-1")
        )
        try counting.flush()
        let rows = try index.rows(
            "SELECT estimated_cost_nanodollars, provider, unpriced_reason FROM api_calls ORDER BY response"
        ) { $0.values }
        #expect(
            rows == [
                [.integer(28_807_500), .text("anthropic"), .null],
                [.null, .null, .text("no price list has \"unheard-of\"")],
            ]
        )
    }
}
