import Glibc

/// Looks where two sources differ.
enum ByteComparison {
    private static let roomBytes = 256 << 10

    /// The first byte of the range that is not the same in both; nil where there is none.
    static func firstDifference<Left: ByteSource & ~Copyable, Right: ByteSource & ~Copyable>(
        between left: inout Left,
        and right: inout Right,
        in range: Range<Int64>
    ) throws(IndexerError) -> Int64? {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * roomBytes, alignment: 16)
        defer { room.deallocate() }
        var offset = range.lowerBound
        while offset < range.upperBound {
            let count = Int(min(Int64(roomBytes), range.upperBound - offset))
            let one = UnsafeMutableRawBufferPointer(rebasing: room[..<count])
            let other = UnsafeMutableRawBufferPointer(rebasing: room[roomBytes..<roomBytes + count])
            let common = try min(left.read(into: one, at: offset), right.read(into: other, at: offset))
            guard let oneStart = one.baseAddress, let otherStart = other.baseAddress else { return nil }
            if memcmp(oneStart, otherStart, common) != 0 {
                return offset + Int64(zip(one, other).prefix(common).enumerated().first { $1.0 != $1.1 }?.offset ?? 0)
            }
            guard common == count else { return offset + Int64(common) }
            offset += Int64(count)
        }
        return nil
    }
}
