import Domain
import Testing

@testable import Decoding

@Suite struct PackedReportTests {
    @Test func aReportComesOutAsItWentIn() {
        let full = UsageReport(
            response: ResponseKey(message: "m", request: "r"),
            conversation: "c",
            model: "claude-sonnet-4-5",
            at: WallTime(nanoseconds: 5),
            usage: Usage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5),
            terms: PriceTerms(tier: "batch", region: "us", webSearches: 6, reasoning: 1),
            isSidechain: true,
            reportedCost: Money(nanodollars: 7),
            sourceBegan: WallTime(nanoseconds: 4)
        )
        let empty = UsageReport(response: ResponseKey(kind: .source, message: "n"), usage: .none)
        var words = PackedReport.Words()
        for report in [full, empty, full] {
            let packed = PackedReport(report, words: &words)
            #expect(report.response.map { packed.report(of: $0, words: words) } == report)
        }
    }

    @Test func itIsSmall() {
        #expect(MemoryLayout<PackedReport>.stride <= 128)
    }
}
