import Domain
import TestSupport
import Testing

@testable import Decoding

@Suite struct ResponseTableTests {
    /// What two ways of counting come to: without how long responses took, which the table does not keep.
    private static func counted(_ responses: some Sequence<CountedResponse>) -> Set<CountedResponse> {
        Set(
            responses.map { response in
                var response = response
                (response.firstTokenAfter, response.duration) = (nil, nil)
                return response
            }
        )
    }

    private static func responses(
        of reports: [UsageReport]
    ) -> (table: Set<CountedResponse>, tally: Set<CountedResponse>) {
        let table = ResponseTable()
        var tally = UsageTally()
        for report in reports {
            tally.record(report)
            guard case .response(let report, let key) = UsageEntry(report) else { continue }
            table.add(report, key)
        }
        var told: [CountedResponse] = []
        table.each { key, copies in
            #expect(key.request == nil)
            told += copies.counted
        }
        return (counted(told), counted(tally.responses.filter { $0.key.kind != .remainder }))
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func whateverIsToldCountsAsInATally(seed: UInt64) {
        var seeded = SeededReports(seed: seed)
        let reports = seeded.reports(count: 300)
        let (table, tally) = Self.responses(of: reports)
        #expect(table == tally && !tally.isEmpty, "seed \(seed)")
        let shuffled = seeded.shuffledWithRepeats(reports)
        #expect(Self.responses(of: shuffled).table == tally, "seed \(seed), in another order")
    }

    @Test func keysOfOtherKindsAreOthers() {
        let usage = Usage(output: 3)
        let reports = [
            UsageReport(response: ResponseKey(kind: .provider, message: "m"), usage: usage),
            UsageReport(response: ResponseKey(kind: .source, message: "m"), usage: usage),
            UsageReport(response: ResponseKey(message: "m", request: "r"), usage: usage),
            UsageReport(response: ResponseKey(message: "m", request: "q"), usage: usage),
            UsageReport(response: ResponseKey(message: "", request: "q"), usage: usage),
            UsageReport(response: ResponseKey(message: "ä\u{0}ö", request: ""), usage: usage),
        ]
        let (table, tally) = Self.responses(of: reports)
        #expect(table == tally && table.count == 5)
    }
}
