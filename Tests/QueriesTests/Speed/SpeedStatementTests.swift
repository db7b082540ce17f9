import Platform
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct SpeedStatementTests {
    @Test func namesAndTimesAreFoundThroughTheIndex() throws {
        let home = try TemporaryHome(for: "SpeedStatementTests")
        let filled = try FilledRecord(in: home)
        let record = try OpenRecord(filled.paths, on: SystemDisk(), at: FilledRecord.now)
        let plan = try record.index.rows(
            "EXPLAIN QUERY PLAN " + SpeedStatement.tools,
            "2026",
            "2027",
            SpeedLimits.runRowsMax,
            make: { $0.text(3) ?? "" }
        )
        let scanned = plan.filter { $0.hasPrefix("SCAN") && $0 != "SCAN tools" && $0 != "SCAN t" }
        #expect(scanned == [], "\(plan)")
        #expect(plan.contains { $0.contains("idx_conversations_tool (tool_name=? AND timestamp>? AND timestamp<?)") })
        #expect(plan.contains { $0.contains("idx_blocks_tool_use (tool_use_id=? AND rowid>? AND rowid<?)") })
        #expect(plan.contains { $0.contains("COVERING INDEX idx_blocks_tool_use (tool_use_id=?)") }, "\(plan)")
    }

    @Test func callsOfAMonthNameTheirRuns() {
        #expect(SpeedStatement.tools(in: "month", isNamingRuns: true).contains("(SELECT m.worker_id FROM month."))
        #expect(!SpeedStatement.tools(in: "month").contains("m.worker_id FROM month."))
    }
}
