import Domain
import Queries
import Testing

@testable import Commands

@Suite struct RecordMetricsTests {
    private func lines(_ facts: RecordedFacts) -> [String] { RecordMetrics(facts).families.flatMap(\.lines) }

    @Test func everyStatusAndOutcomeIsThereFromTheBeginning() {
        let lines = lines(RecordedFacts(dayMoneyMax: nil, dayTokensMax: nil))
        for status in TaskStatus.allCases { #expect(lines.contains("roost_tasks{status=\"\(status.rawValue)\"} 0")) }
        #expect(lines.filter { $0.hasPrefix("roost_runs_total{") }.count == Outcome.allCases.count - 1)
        #expect(!lines.contains { $0.contains("roost_today") })
    }

    @Test func aModelIsShownAsItMayBeShown() {
        var facts = RecordedFacts(dayMoneyMax: nil, dayTokensMax: nil)
        var sums = CostSums()
        sums.responses = 3
        sums.unpriced = 1
        sums.usage = Usage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5)
        sums.pricedCost = Money(nanodollars: 1_500_000_000)
        facts.today = CostReport(
            rows: [CostRow(key: "a\u{1B}[31m\"b", sums: sums), CostRow(key: nil, sums: sums)],
            total: sums
        )
        let lines = lines(facts)
        #expect(lines.contains("roost_today_tokens_total{model=\"a\\\\e[31m\\\"b\",kind=\"cache_write\"} 9"))
        #expect(lines.contains("roost_today_cost_dollars_total{model=\"unknown\"} 1.5"))
        #expect(lines.contains("roost_today_unpriced_responses_total{model=\"unknown\"} 1"))
    }
}
