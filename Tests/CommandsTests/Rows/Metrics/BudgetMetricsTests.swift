import Domain
import JSON
import Queries
import Testing

@testable import Commands

@Suite struct BudgetMetricsTests {
    @Test func theDaemonTellsOfAllBudgetsItKnowsOf() throws {
        let budget = try #require(
            try JSONReader.read(
                """
                {"budgets":[{"scope":"task","scope_id":"gh-1","unit":"usd","limit":200,"used":300},
                {"scope":"day","unit":"tokens","limit":100,"used":null},
                {"scope":"day","unit":"usd","limit":0,"used":1}]}
                """
            ).objectValue
        )
        let lines = BudgetMetrics.told(budget).flatMap(\.lines)
        #expect(lines.last == "roost_budget_used_ratio{scope=\"task\",id=\"gh-1\",unit=\"usd\"} 1.5")
        #expect(lines.count == 3)
    }

    @Test func theRecordKnowsThatOfTheDay() {
        var facts = RecordedFacts(dayMoneyMax: nil, dayTokensMax: 400)
        var sums = CostSums()
        sums.usage = Usage(input: 100)
        facts.today = CostReport(rows: [], total: sums)
        let lines = BudgetMetrics.recorded(facts).flatMap(\.lines)
        #expect(lines.last == "roost_budget_used_ratio{scope=\"day\",id=\"\",unit=\"tokens\"} 0.25")
        #expect(BudgetMetrics.recorded(RecordedFacts(dayMoneyMax: nil, dayTokensMax: nil)).flatMap(\.lines).isEmpty)
    }
}
