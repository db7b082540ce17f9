import Decoding
import Domain
import TestSupport
import Testing

@Suite struct ResponseCopiesTests {
    @Test func whatAnIndexKeptCountsTheSameWhenItIsReadBack() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededReports(seed: seed)
        for _ in 0..<50 {
            let reports = random.reports(count: 60).filter { $0.response?.message == "m1" }
            let copies = ResponseCopies(reports)
            let again = ResponseCopies(copies.reports)
            #expect(again == copies, "seed \(seed)")
            #expect(ResponseCopies(copies.reports + reports).counted == copies.counted, "seed \(seed)")
        }
    }

    @Test func fewReportsStandForMany() {
        var copies = ResponseCopies()
        for output in Int64(0)..<100 {
            copies.add(UsageReport(response: ResponseKey(message: "m", request: "r"), usage: Usage(output: output)))
        }
        #expect(copies.reports.count == 1)
        #expect(copies.counted.map(\.usage.output) == [99])
    }

    @Test func aReportThatSaysNothingNewIsSaidToChangeNothing() {
        let report = UsageReport(response: ResponseKey(message: "m"), usage: Usage(output: 1))
        var copies = ResponseCopies()
        let first = copies.add(report)
        let second = copies.add(report)
        #expect(first && !second)
    }
}
