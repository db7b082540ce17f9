import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct SearchQueueTests {
    private let record: SearchedRows

    init() throws { record = try SearchedRows() }

    private func block(_ number: Int64, of run: String, at second: Int, _ bytes: Int64 = 10) -> BlockRow {
        let time = SearchedRows.noon.advanced(by: .seconds(second))
        var row = BlockRow(worker: run, message: 0, index: 0, number: number, at: time, type: "text", bytes: 0..<1)
        row.contentBytes = bytes
        return row
    }

    private func add(_ blocks: [BlockRow]) throws {
        try record.conversations.write { () throws(StoreError) in try SearchQueue(record.conversations).add(blocks) }
    }

    @Test func blocksOfARunThatComeTogetherAreOneStretch() throws {
        try add((0..<50).map { block($0, of: "a", at: Int($0)) } + [block(7, of: "b", at: 0)])
        let stretches = try SearchQueue(record.conversations).newest(rowsMax: 100, bytesMax: 10_000)
        #expect(stretches.map(\.rowCount) == [50, 1] && stretches.map(\.contentBytes) == [500, 10])
        let place = RowPlace(of: "a")
        #expect(stretches[0].rows == place.row(0)...place.row(49))
    }

    @Test func theNewestComeFirstAndNoMoreThanABatchTakes() throws {
        for second in [1, 3, 2] { try add([block(Int64(second), of: "run-\(second)", at: second, 600)]) }
        let queue = SearchQueue(record.conversations)
        let first = try queue.newest(rowsMax: 100, bytesMax: 1_300)
        #expect(first.map(\.rows.lowerBound) == [3, 2].map { RowPlace(of: "run-\($0)").row($0) })
        let atLeastOne = try queue.newest(rowsMax: 0, bytesMax: 0)
        #expect(atLeastOne.count == 1)
    }

    @Test func nothingIsNothing() throws {
        try add([])
        #expect(try SearchQueue(record.conversations).newest(rowsMax: 1, bytesMax: 1).isEmpty)
    }
}
