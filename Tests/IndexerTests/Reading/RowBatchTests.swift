import Decoding
import Domain
import Store
import Testing

@testable import Indexer

@Suite struct RowBatchTests {
    private let piece = LogPieceRow(
        worker: "r",
        source: "r/stdout",
        number: 0,
        at: WallTime(nanoseconds: 0),
        bytes: 0..<1
    )

    @Test func itIsFullOfManyRowsOrOfMuchContent() {
        var batch = RowBatch()
        batch.pieces = Array(repeating: piece, count: 19_999)
        #expect(!batch.isFull)
        batch.reports = [UsageReport(response: nil, usage: .none)]
        #expect(batch.isFull)
        batch = RowBatch()
        #expect(batch.isEmpty && !batch.isFull)
        batch.contentBytes = 8 << 20
        #expect(batch.isFull)
    }

    @Test func anyRowMakesItWorthWriting() {
        var batch = RowBatch()
        #expect(batch.isEmpty)
        batch.pieces = [piece]
        #expect(!batch.isEmpty)
    }
}
