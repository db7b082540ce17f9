import Domain
import Testing

@testable import Decoding

@Suite struct ReportShelfTests {
    @Test func aReportComesOutAsItWentIn() throws {
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
        var shelf = ReportShelf()
        for report in [full, empty, full] {
            let key = try #require(report.response)
            shelf.put(ResponseCopies(sorted: [report]), of: key)
            #expect(shelf.copies(of: key).reports == [report])
        }
        #expect(Array(shelf.all).count == 2)
    }

    @Test func theRequestsOfOneMessageStandTogether() throws {
        let reports = ["a", "b", "c"].map { request in
            UsageReport(response: ResponseKey(message: "m", request: request), usage: Usage(input: 1))
        }
        let other = UsageReport(response: ResponseKey(message: "n"), usage: Usage(input: 2))
        let key = ResponseKey(message: "m")
        var shelf = ReportShelf()
        shelf.put(ResponseCopies(sorted: [reports[1]]), of: key)
        shelf.put(ResponseCopies(sorted: [other]), of: ResponseKey(message: "n"))
        shelf.put(ResponseCopies(sorted: [reports[0], reports[1]]), of: key)
        shelf.put(ResponseCopies(sorted: reports), of: key)
        #expect(shelf.copies(of: key).reports == reports)
        #expect(shelf.copies(of: ResponseKey(message: "n")).reports == [other])
        #expect(shelf.copies(of: ResponseKey(message: "o")).reports.isEmpty)
    }
}
