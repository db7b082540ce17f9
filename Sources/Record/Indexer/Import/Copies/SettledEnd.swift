import Domain
import Platform

/// Up to where a file of lines is to be copied: behind its last newline. What follows is a line that somebody may still
/// be writing; only when nobody has for a minute it is taken as it is, so that nothing is left behind for ever.
enum SettledEnd {
    static let restingNanoseconds: Int64 = 60_000_000_000
    private static let roomBytes: Int64 = 64 << 10

    /// Not below `floor`, up to which it was copied already.
    static func find(
        in source: inout PlainBytes,
        modified: WallTime,
        floor: Int64 = 0,
        now: WallTime
    ) throws(IndexerError) -> Int64 {
        if now.nanoseconds - modified.nanoseconds > restingNanoseconds { return source.bytes }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(roomBytes), alignment: 16)
        defer { room.deallocate() }
        var end = source.bytes
        while end > floor {
            let begin = max(floor, end - roomBytes)
            let part = UnsafeMutableRawBufferPointer(rebasing: room.prefix(Int(end - begin)))
            let count = try source.read(into: part, at: begin)
            if let last = part.prefix(count).lastIndex(of: UInt8(ascii: "\n")) { return begin + Int64(last) + 1 }
            end = begin
        }
        return floor
    }
}
