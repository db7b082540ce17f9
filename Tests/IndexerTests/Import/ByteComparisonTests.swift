import Testing

@testable import Indexer

@Suite struct ByteComparisonTests {
    private func difference(_ left: [UInt8], _ right: [UInt8], _ range: Range<Int64>) throws -> Int64? {
        var one = BytesInMemory(content: left)
        var other = BytesInMemory(content: right)
        return try ByteComparison.firstDifference(between: &one, and: &other, in: range)
    }

    @Test func theFirstByteThatDiffersIsNamed() throws {
        var bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let original = bytes
        #expect(try difference(original, bytes, 0..<600_000) == nil)
        bytes[500_000] ^= 1
        bytes[500_001] ^= 1
        #expect(try difference(original, bytes, 0..<600_000) == 500_000)
        #expect(try difference(original, bytes, 0..<500_000) == nil)
        #expect(try difference(original, bytes, 500_001..<600_000) == 500_001)
    }

    @Test func whereOneEndsTheyDiffer() throws {
        #expect(try difference([1, 2, 3], [1, 2], 0..<3) == 2)
        #expect(try difference([], [], 0..<0) == nil)
    }
}
