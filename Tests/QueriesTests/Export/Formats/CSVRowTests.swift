import Domain
import Testing

@testable import Queries

@Suite struct CSVRowTests {
    private func fields(_ row: CSVRow) -> [String: String] {
        let fields = row.fields(task: "t", run: "r")
        #expect(fields.count == CSVExport.columns.count)
        return Dictionary(uniqueKeysWithValues: zip(CSVExport.columns, fields))
    }

    @Test func aResponseHasItsTokensAndItsExactCost() {
        var call = SampleExport.call(cost: 1_500_000_001)
        call.milliseconds = 2_000
        let row = fields(CSVRow(call))
        #expect(row["kind"] == "call" && row["task"] == "t" && row["run"] == "r")
        #expect(row["tokensCachedWrite1h"] == "5" && row["costUsd"] == "1.500000001" && row["ok"] == "true")
        #expect(row["at"] == "2026-11-21T11:59:58.000Z" && row["endedAt"] == "2026-11-21T12:00:00.000Z")
    }

    @Test func whatIsNotKnownIsEmpty() {
        let row = fields(CSVRow(SampleExport.call(cost: nil)))
        #expect(row["costUsd"] == "" && row["durationMs"] == "")
    }
}
