import Domain
import TestSupport
import Testing

@testable import Decoding

@Suite struct PackedReportTests {
    @Test func whatIsPackedSaysTheSameButForHowLongItTook() {
        var seeded = SeededReports(seed: 1)
        var words = PackedReport.Words()
        var count = 0
        for report in seeded.reports(count: 200) {
            guard case .response(var report, let key) = UsageEntry(report) else { continue }
            let packed = PackedReport(report, key.kind, message: 7, request: key.request == nil ? nil : 9, &words)
            #expect(packed.message == 7 && packed.kind == key.kind && (packed.request == nil) == (key.request == nil))
            (report.firstTokenAfter, report.duration) = (nil, nil)
            #expect(packed.report(key, words) == report)
            count += 1
        }
        #expect(count > 100)
    }

    @Test func itTakesAThirdOfTheRoom() {
        #expect(MemoryLayout<PackedReport>.stride * 2 <= MemoryLayout<UsageReport>.stride)
    }
}
