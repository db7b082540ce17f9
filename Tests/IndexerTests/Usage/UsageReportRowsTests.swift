import Decoding
import Domain
import Store
import Testing

@testable import Indexer

@Suite struct UsageReportRowsTests {
    /// Milliseconds of a column are no whole numbers, and a duration is.
    @Test(arguments: [1, 999_999, 1_234_567, 70_000_000_001] as [Int64])
    func aDurationIsTheSameAgain(_ nanoseconds: Int64) {
        var report = UsageReport(
            response: ResponseKey(message: "m", request: "r"),
            model: "m",
            usage: .none,
            source: UsageSource(run: "run")
        )
        report.duration = .nanoseconds(nanoseconds)
        report.firstTokenAfter = .nanoseconds(nanoseconds / 3)
        #expect(UsageReport(CallRow(copy: report, of: 1)) == report)
    }

    @Test func aKindThatNobodyKnowsIsKnownByItsContentAlone() {
        var row = CallRow(id: 1, worker: "r", at: WallTime(nanoseconds: 1), model: "m", usage: .none)
        row.keyKind = "from_the_future"
        row.response = "x"
        #expect(UsageReport(row).response == ResponseKey(kind: .content, message: "x"))
    }
}
