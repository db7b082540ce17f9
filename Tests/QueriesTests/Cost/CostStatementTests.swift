import Domain
import Store
import Testing

@testable import Queries

@Suite struct CostStatementTests {
    @Test func theSumsOfQuartersAreReadAndResponsesOnlyThroughAnIndex() throws {
        let record = try CostScene.usual().record()
        let span = UsageSpan(try WallTime(iso: "2026-11-20T00:01:00Z")..<WallTime(iso: "2026-11-21T00:01:00Z"))
        for (grouping, isOfOneTask) in CostGrouping.allCases.flatMap({ [($0, false), ($0, true)] }) {
            let text = CostStatement(isOfOneTask: isOfOneTask).text(by: grouping).replacing("?9", with: "'gh-450'")
            let plan = try record.index.rows(
                "EXPLAIN QUERY PLAN " + text,
                span.firstWhole,
                span.firstBehind,
                span.firstQuarter,
                span.from,
                span.firstEnd,
                span.lastQuarter,
                span.lastStart,
                span.to,
                make: { $0.text(3) ?? "" }
            )
            let sums = isOfOneTask ? "INDEX idx_rollups_task (task_id=?)" : "PRIMARY KEY (quarter>? AND quarter<?)"
            #expect(plan.contains("SEARCH usage_rollups USING \(sums)"), "\(grouping): \(plan)")
            #expect(plan.contains { $0.contains("idx_api_calls_model (model=? AND timestamp>? AND timestamp<?)") })
            #expect(
                plan.contains { $0.contains("COVERING INDEX idx_api_calls_reported (timestamp>? AND timestamp<?)") }
            )
            // Gone through from end to end are only what was found so far.
            let scanned = Set(plan.filter { $0.hasPrefix("SCAN") })
            #expect(
                scanned.subtracting(["SCAN used", "SCAN u", "SCAN m", "SCAN by_run"]) == [],
                "\(grouping): \(plan)"
            )
        }
    }
}
