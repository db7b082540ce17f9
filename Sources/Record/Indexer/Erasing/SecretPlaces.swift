import Domain

/// Where a secret stands in bytes of any length, a window at a time.
enum SecretPlaces {
    private static let windowBytes = 1 << 20

    static func find<Source: ByteSource & ~Copyable>(
        _ search: SecretSearch,
        in source: inout Source
    ) throws(IndexerError) -> [Range<Int64>] {
        let room = UnsafeMutableRawBufferPointer.allocate(
            byteCount: SecretSearch.lookBehind + windowBytes + search.lengthMax,
            alignment: 16
        )
        defer { room.deallocate() }
        var found: [Range<Int64>] = []
        var offset: Int64 = 0
        while offset < source.bytes {
            let start = max(0, offset - Int64(SecretSearch.lookBehind))
            let count = try source.read(into: room, at: start)
            let first = Int(offset - start)
            guard count > first else { break }
            let bytes = UnsafeRawBufferPointer(rebasing: room[..<count])
            for range in search.ranges(in: bytes, beginningIn: first..<min(count, first + windowBytes)) {
                SecretSearch.add(start + Int64(range.lowerBound)..<start + Int64(range.upperBound), to: &found)
            }
            offset += Int64(windowBytes)
        }
        return found
    }
}
