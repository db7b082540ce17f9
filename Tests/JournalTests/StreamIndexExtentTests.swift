import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct StreamIndexExtentTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "StreamIndexExtentTests") }

    private func record(
        _ sequence: Int64,
        _ kind: IndexKind = .data,
        _ channel: Channel = .stdout,
        at offset: Int64 = 0,
        length: Int64 = 0
    ) -> IndexRecord {
        let moment = Moment(
            wall: WallTime(nanoseconds: sequence),
            monotonic: MonotonicTime(nanoseconds: sequence),
            boot: BootTime(nanoseconds: sequence)
        )
        return IndexRecord(
            sequence: sequence,
            kind: kind,
            channel: channel,
            at: moment,
            offset: offset,
            length: length
        )
    }

    private func extent(_ bytes: [UInt8]) throws -> StreamIndexExtent {
        try SystemDisk().replaceFile(home.path("i"), with: bytes)
        return try StreamIndexExtent(of: StreamIndex(path: home.path("i"), on: SystemDisk()))
    }

    private func extent(_ records: [IndexRecord]) throws -> StreamIndexExtent { try extent(records.flatMap(\.bytes)) }

    @Test func anEmptyIndexTellsOfNothing() throws {
        let extent = try extent([UInt8]())
        #expect(extent.usableCount == 0)
        #expect(extent.lastSequence == 0)
        #expect(extent.end(of: .stdout) == 0)
    }

    @Test func chunksThatFollowOneAnotherGiveTheEndsOfTheirChannels() throws {
        let extent = try extent([
            record(2, at: 0, length: 10), record(3, .data, .stderr, at: 0, length: 4), record(5, at: 10, length: 7),
        ])
        #expect(extent.ends == [.stdout: 17, .stderr: 4])
        #expect(extent.chunkCounts == [.stdout: 2, .stderr: 1])
        #expect(extent.lastSequence == 5)
        #expect(extent.breaks.isEmpty && extent.damaged.isEmpty && extent.outOfOrder.isEmpty)
    }

    @Test func holesAndOverlapsAreNamedWithWhatWasExpected() throws {
        let extent = try extent([
            record(1, at: 0, length: 10), record(2, at: 12, length: 3), record(3, at: 14, length: 1),
            record(4, at: 15, length: 1),
        ])
        #expect(extent.breaks.map(\.index) == [1, 2])
        #expect(extent.breaks.map(\.expected) == [10, 15])
        #expect(extent.breaks.map(\.found) == [12, 14])
        #expect(extent.end(of: .stdout) == 16, "one break is told once")
    }

    @Test(arguments: [IndexKind.born, .exit, .execError, .replaced, .pipeHeld, .gap])
    func whatIsNoDataMovesNoEnd(_ kind: IndexKind) throws {
        let extent = try extent([record(1, at: 0, length: 10), record(2, kind, at: 77, length: 5), record(3, at: 10)])
        #expect(extent.ends == [.stdout: 10])
        #expect(extent.breaks.isEmpty)
        #expect(extent.gapBytes == (kind == .gap ? 5 : 0))
        #expect(extent.lastSequence == 3)
    }

    @Test func aKindOfANewerVersionIsPassedOver() throws {
        var unknown = record(2, at: 99, length: 9)
        unknown.kind = nil
        let extent = try extent([record(1, at: 0, length: 10), unknown, record(3, at: 10, length: 1)])
        #expect(extent.usableCount == 3)
        #expect(extent.end(of: .stdout) == 11)
        #expect(extent.damaged.isEmpty)
    }

    @Test func approximateRecordsAreCounted() throws {
        var approximate = record(1, at: 0, length: 1)
        approximate.isApproximate = true
        #expect(try extent([approximate, record(2, at: 1, length: 1)]).approximateCount == 1)
    }

    @Test func sequencesThatDoNotRiseAreNamedByTheirPlace() throws {
        #expect(try extent([record(1), record(3), record(3), record(2), record(4)]).outOfOrder == [2, 3])
    }

    @Test func brokenRecordsAreDamageInFrontOfWholeOnesAndNothingBehind() throws {
        let whole = record(1).bytes
        var broken = record(2).bytes
        broken[5] ^= 1
        let extent = try extent(broken + whole + broken + broken + record(4).bytes + broken + [1, 2, 3])
        #expect(extent.damaged == [0, 2, 3])
        #expect(extent.usableCount == 5, "a writer goes on behind the last whole one")
    }

    @Test func moreRecordsThanABlockAreCounted() throws {
        let records = (1...4000).map { record(Int64($0), at: Int64($0 - 1), length: 1) }
        let extent = try extent(records)
        #expect(extent.usableCount == 4000)
        #expect(extent.end(of: .stdout) == 4000)
        #expect(extent.breaks.isEmpty)
    }
}
