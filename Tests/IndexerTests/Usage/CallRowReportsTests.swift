import Decoding
import Domain
import Store
import TestSupport
import Testing

@testable import Indexer

/// What is kept of a report is enough to make the same report of it again.
@Suite struct CallRowReportsTests {
    @Test func aCopyIsTheSameReportAgain() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var seeded = SeededReports(seed: seed)
        var compared = 0
        for report in seeded.reports(count: 500) {
            guard case .response(let told, let key) = UsageEntry(report), var told = told.source == nil ? nil : told
            else { continue }
            told.response = key
            #expect(UsageReport(CallRow(copy: told, of: 1)) == told, "seed \(seed)")
            compared += 1
        }
        #expect(compared > 50)
    }

    @Test func aSumIsTheSameSumAgain() {
        let report = UsageReport(
            response: nil,
            conversation: "c",
            model: "m",
            at: WallTime(nanoseconds: 3),
            usage: Usage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5),
            scope: .total(part: "turn-1"),
            source: UsageSource(run: "r", isLive: true)
        )
        let row = CallRow(copy: report, of: 9)
        #expect(row.id == 9 && row.keyKind == CallRow.remainderKind)
        #expect(UsageReport(row) == report)
    }

    @Test func aTimeThatNobodyToldIsNotTold() {
        let report = UsageReport(response: ResponseKey(message: "m"), usage: .none, source: UsageSource(run: "r"))
        let again = UsageReport(CallRow(copy: report, of: 1))
        #expect(again.at == nil && again.model == nil)
    }
}
