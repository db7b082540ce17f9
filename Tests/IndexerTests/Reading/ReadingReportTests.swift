import Decoding
import Domain
import Testing

@testable import Indexer

@Suite struct ReadingReportTests {
    @Test func badLinesAreAllCountedAndTheFirstAreShown() {
        var report = ReadingReport()
        for number in 0..<30 { report.noteBad(at: Int64(number), .lineTooLong(bytes: 9, bytesMax: 5)) }
        #expect(report.badLineCount == 30)
        #expect(report.badLines.map(\.offset) == Array(0..<20))
    }

    @Test func rowsOfSeveralBatchesAddUp() {
        var report = ReadingReport()
        var batch = RowBatch()
        batch.reports = [UsageReport(response: nil, usage: .none)]
        report.note(batch)
        report.note(batch)
        #expect(report.reports == 2 && report.rows == 0)
    }
}
