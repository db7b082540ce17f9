import Testing

@testable import Packing

@Suite struct SeekTableTests {
    private func table(_ sizes: [(UInt32, UInt32)]) -> SeekTable {
        sizes.reduce(into: SeekTable()) { $0.append(SeekTable.Entry(frameBytes: $1.0, contentBytes: $1.1)) }
    }

    private func read(_ bytes: [UInt8]) -> SeekTable? { bytes.withUnsafeBytes { SeekTable($0) } }

    @Test(arguments: [[], [(10, 100)], [(10, 100), (17, 0), (4_000_000, 1_048_576)]] as [[(UInt32, UInt32)]])
    func aTableIsReadAsItWasWritten(sizes: [(UInt32, UInt32)]) {
        let table = table(sizes)
        #expect(read(table.bytes) == table)
        #expect(table.frameEnd == sizes.reduce(0) { $0 + Int64($1.0) })
        #expect(table.contentBytes == sizes.reduce(0) { $0 + Int64($1.1) })
    }

    @Test func theFooterTellsHowLongTheTableIs() {
        let bytes = table([(10, 100), (20, 200)]).bytes
        let length = bytes.suffix(SeekTable.footerBytes).withUnsafeBytes { SeekTable.bytes(endingIn: $0) }
        #expect(length == bytes.count)
    }

    @Test func aByteIsInTheFrameThatHoldsContentAndNotInOneOfNone() {
        let table = table([(10, 100), (7, 0), (20, 200)])
        for (offset, frameOffset, contentOffset) in [(0, 0, 0), (99, 0, 0), (100, 17, 100), (299, 17, 100)] {
            let found = table.frame(holding: Int64(offset))
            #expect((found.frameOffset, found.contentOffset) == (Int64(frameOffset), Int64(contentOffset)))
        }
    }

    @Test func whatIsNoTableIsNone() {
        let bytes = table([(10, 100)]).bytes
        #expect(read([]) == nil)
        #expect(read(Array(bytes.dropLast())) == nil)
        #expect(read(Array(bytes.dropFirst())) == nil)
        #expect(bytes.prefix(9).withUnsafeBytes { SeekTable.bytes(endingIn: $0) } == nil)
        // A count beyond the limit.
        let huge = [0xff, 0xff, 0xff, 0xff] + bytes.suffix(5)
        #expect(huge.withUnsafeBytes { SeekTable.bytes(endingIn: $0) } == nil)
    }
}
