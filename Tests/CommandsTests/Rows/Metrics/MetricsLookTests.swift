import Testing

@testable import Commands

/// What `MetricsLook` makes of a record, as the command shows it.
@Suite struct MetricsLookTests {
    @Test func withoutADaemonTheRecordSpeaks() throws {
        let scene = try SpendingScene.filled()
        try scene.configure("[budget]\nday_usd = \"0.01\"\n")
        let scrape = try MetricsGrammar(try scene.answer("metrics"))
        #expect(scrape.samples["roost_up"] == 0)
        #expect(
            scrape.values("roost_tasks") == [
                "roost_tasks{status=\"detected\"}": 0, "roost_tasks{status=\"assigned\"}": 0,
                "roost_tasks{status=\"active\"}": 2, "roost_tasks{status=\"completed\"}": 1,
                "roost_tasks{status=\"failed\"}": 0, "roost_tasks{status=\"blocked\"}": 0,
                "roost_tasks{status=\"cancelled\"}": 0,
            ]
        )
        #expect(scrape.samples["roost_today_responses_total{model=\"claude-sonnet-4-5\"}"] == 1)
        #expect(scrape.samples["roost_today_cost_dollars_total{model=\"claude-sonnet-4-5\"}"] == 0.00421)
        let tokens = scrape.values("roost_today_tokens_total").filter { $0.key.contains("sonnet") }.map(\.value)
        #expect(tokens.sorted() == [100, 200, 400, 5_000])
        #expect(scrape.samples["roost_today_unpriced_responses_total{model=\"secret-1\"}"] == 1)
        #expect(scrape.samples["roost_today_cost_dollars_total{model=\"secret-1\"}"] == nil)
        #expect(scrape.samples["roost_budget_used_ratio{id=\"\",scope=\"day\",unit=\"usd\"}"] == 0.421)
        #expect(scrape.values("roost_runs_total").count == 5)
        #expect(scrape.samples["roost_index_lag_bytes"] == 0)
        #expect((scrape.samples["roost_disk_free_bytes"] ?? 0) > 0)
        #expect(scrape.values("roost_daemon_uptime_seconds").isEmpty && scrape.values("roost_workers_max").isEmpty)
        for (name, type) in scrape.types { #expect((type == "counter") == name.hasSuffix("_total"), "\(name)") }
    }
}
