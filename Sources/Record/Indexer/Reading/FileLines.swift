import Decoding
import Glibc
import Platform

/// The lines of a source from a place on, each in one piece, in bounded memory: a line longer than any that is decoded
/// is passed over and told.
struct FileLines<Bytes: SourceBytes & ~Copyable>: ~Copyable {
    private static var blockBytes: Int { 1 << 20 }

    private var source: Bytes
    private var room: UnsafeMutableRawBufferPointer
    /// The bytes that were read and not handed out.
    private var unread = 0..<0
    private var searched = 0
    /// How much of a line that is too long was passed over.
    private var skipped: Int64 = 0
    /// Where the next line begins.
    private(set) var offset: Int64

    enum Line {
        /// Without the newline; valid until the next call.
        case whole(UnsafeRawBufferPointer, at: Int64)
        case tooLong(at: Int64, bytes: Int64)
    }

    init(_ source: consuming Bytes, from offset: Int64) {
        self.source = source
        self.offset = offset
        room = .allocate(byteCount: Self.blockBytes, alignment: 64)
    }

    deinit { room.deallocate() }

    /// The next line that has ended; nil where none has, for now.
    mutating func next() throws(IndexerError) -> Line? {
        while true {
            if let end = newline() { return take(upTo: end, length: end + 1 - unread.lowerBound) }
            searched = unread.upperBound
            guard try fill() else { return nil }
        }
    }

    /// What stands behind the last newline, as a line, once nothing more comes. Nil where nothing does.
    mutating func rest() -> Line? {
        guard unread.count > 0 || skipped > 0 else { return nil }
        return take(upTo: unread.upperBound, length: unread.count)
    }

    private mutating func take(upTo end: Int, length: Int) -> Line {
        let start = offset
        let bytes = UnsafeRawBufferPointer(rebasing: room[unread.lowerBound..<end])
        defer {
            offset = start + skipped + Int64(length)
            skipped = 0
            unread = unread.lowerBound + length..<unread.upperBound
            searched = unread.lowerBound
        }
        return skipped > 0 ? .tooLong(at: start, bytes: skipped + Int64(bytes.count)) : .whole(bytes, at: start)
    }

    private func newline() -> Int? {
        guard searched < unread.upperBound, let base = room.baseAddress,
            let found = memchr(base + searched, Int32(UInt8(ascii: "\n")), unread.upperBound - searched)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Reads on, and answers whether there was anything.
    private mutating func fill() throws(IndexerError) -> Bool {
        if unread.count > LineLimits.bytesMax {
            skipped += Int64(unread.count)
            unread = 0..<0
        }
        makeRoom()
        let free = UnsafeMutableRawBufferPointer(rebasing: room[unread.upperBound...])
        let place = offset + skipped + Int64(unread.count)
        let count = try source.read(into: free, at: place)
        unread = unread.lowerBound..<unread.upperBound + count
        return count > 0
    }

    private mutating func makeRoom() {
        let kept = unread.count
        if kept > room.count / 2 {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: room.count * 2, alignment: 64)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[unread]))
            room.deallocate()
            room = larger
        } else if unread.lowerBound > 0, kept > 0 {
            // The two may overlap, which this allows.
            room.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[unread]))
        }
        searched -= unread.lowerBound
        unread = 0..<kept
        searched = min(max(searched, 0), kept)
    }
}
