import Decoding
import Glibc

/// The lines of a source one after the other, however long it is and they are: it holds one line, and nothing of a line
/// is copied unless it began in what was read before.
package struct SourceLines<Source: ByteSource & ~Copyable>: ~Copyable {
    /// Small enough to stay in a processor's cache while its lines are read.
    private static var roomBytes: Int { 256 << 10 }

    private var source: Source
    private let lineBytesMax: Int
    private(set) var owner: LineRoom
    private var room: UnsafeMutableRawBufferPointer
    /// What of the source stands in the room, from its beginning.
    private var roomOffset: Int64
    private var filled = 0
    /// Where the next line begins in the room, and up to where it was looked for its end.
    private var start = 0
    private var searched = 0

    package init(_ source: consuming Source, from offset: Int64 = 0, lineBytesMax: Int = LineLimits.bytesMax) {
        self.source = source
        self.lineBytesMax = lineBytesMax
        owner = LineRoom(byteCount: min(Self.roomBytes, lineBytesMax + 1))
        room = owner.bytes
        roomOffset = offset
    }

    /// Where the next line begins: whoever reads on later, begins there.
    package var offset: Int64 { roomOffset + Int64(start) }

    /// Nothing at the end.
    package mutating func next() throws(IndexerError) -> SourceLine? {
        while true {
            if let end = newline(from: searched) {
                let line = SourceLine.line(UnsafeRawBufferPointer(rebasing: room[start..<end]), at: offset)
                start = end + 1
                searched = start
                return line
            }
            searched = filled
            if filled - start > lineBytesMax { return try passOver() }
            if try fill() { continue }
            guard start < filled else { return nil }
            let line = SourceLine.torn(UnsafeRawBufferPointer(rebasing: room[start..<filled]), at: offset)
            start = filled
            return line
        }
    }

    /// Reads on behind what is there. Answers whether there was more.
    private mutating func fill() throws(IndexerError) -> Bool {
        if start > 0 {
            let rest = UnsafeRawBufferPointer(rebasing: room[start..<filled])
            roomOffset += Int64(start)
            room.copyMemory(from: rest)
            (start, searched, filled) = (0, rest.count, rest.count)
        }
        if filled == room.count { enlarge() }
        let free = UnsafeMutableRawBufferPointer(rebasing: room[filled...])
        let count = try source.read(into: free, at: roomOffset + Int64(filled))
        filled += count
        return count > 0
    }

    private mutating func enlarge() {
        let larger = LineRoom(byteCount: min(room.count * 2, lineBytesMax + 1))
        larger.bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[..<filled]))
        owner = larger
        room = larger.bytes
    }

    private mutating func passOver() throws(IndexerError) -> SourceLine {
        let begin = offset
        while true {
            roomOffset += Int64(filled)
            filled = try source.read(into: room, at: roomOffset)
            (start, searched) = (0, 0)
            if let end = newline(from: 0) {
                start = end + 1
                searched = start
                return .tooLong(at: begin, bytes: roomOffset + Int64(end) - begin, isTorn: false)
            }
            guard filled > 0 else { return .tooLong(at: begin, bytes: roomOffset - begin, isTorn: true) }
        }
    }

    private func newline(from place: Int) -> Int? {
        guard let base = room.baseAddress, place < filled,
            let found = memchr(base + place, Int32(UInt8(ascii: "\n")), filled - place)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
