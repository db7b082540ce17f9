import Domain
import Testing

@testable import Journal

@Suite struct IndexRecordTests {
    private let moment = Moment(
        wall: WallTime(nanoseconds: 1_795_222_923_456_789_000),
        monotonic: MonotonicTime(nanoseconds: 77),
        boot: BootTime(nanoseconds: 88)
    )

    private func parse(_ bytes: [UInt8]) -> IndexRecord? { bytes.withUnsafeBytes { IndexRecord(parsing: $0) } }

    @Test(arguments: IndexKind.allCases)
    func aRecordIsReadBackAsItWasWritten(_ kind: IndexKind) {
        var record = IndexRecord(
            sequence: (1 << 48) - 1,
            kind: kind,
            channel: .stderr,
            at: moment,
            offset: 5_000_000_000,
            length: IndexRecord.chunkBytesMax
        )
        record.isApproximate = true
        record.isAfterExit = true
        #expect(record.bytes.count == IndexRecord.bytesCount)
        #expect(parse(record.bytes) == record)
    }

    @Test func everyFlippedBitIsNoticed() {
        let bytes = IndexRecord(sequence: 7, kind: .data, at: moment, offset: 1, length: 2).bytes
        for bit in 0..<(bytes.count * 8) {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(parse(flipped) == nil)
        }
    }

    @Test func zerosAndShortBytesAreNoRecord() {
        #expect(parse([UInt8](repeating: 0, count: 40)) == nil)
        #expect(parse([UInt8](repeating: 1, count: 39)) == nil)
    }
}
