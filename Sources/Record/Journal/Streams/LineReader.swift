import Glibc
package import Platform

/// Reads the lines of a channel from front to back, in bounded memory whatever they hold: a line of a gigabyte comes in
/// pieces, nothing is decoded, and only a newline ends a line.
package struct LineReader: ~Copyable {
    package static let pieceBytesMax = 64 << 10

    private var window: FileWindow
    private var isFirst = true
    private var searchedCount = 0
    private var delivered = 0

    package init(path: String, on disk: any Disk, from offset: Int64 = 0) throws(JournalError) {
        do { window = FileWindow(try disk.openFile(path, .readQuietly), on: disk, at: offset) } catch {
            throw .disk(error)
        }
    }

    /// Where the next piece begins.
    package var offset: Int64 { window.offset + Int64(delivered) }

    /// The next line, or the next piece of a long one; nil where no line is whole yet.
    package mutating func next() throws(JournalError) -> LinePiece? {
        release()
        while true {
            if let piece = wholeLine() ?? fullPiece() { return deliver(piece) }
            guard try window.fill() else { return nil }
        }
    }

    /// What stands behind the last newline, as a line that has no end. Nil where nothing does.
    package mutating func remainder() -> LinePiece? {
        release()
        guard window.unreadCount > 0 else { return nil }
        return deliver(piece(window.unreadCount, .none))
    }

    private mutating func deliver(_ piece: LinePiece) -> LinePiece {
        delivered = piece.length
        switch piece.ending {
        case .none: isFirst = false
        case .lineFeed, .carriageReturnLineFeed: isFirst = true
        }
        return piece
    }

    private mutating func release() {
        window.consume(delivered)
        searchedCount = max(0, searchedCount - delivered)
        delivered = 0
    }

    private mutating func wholeLine() -> LinePiece? {
        let unread = window.unread
        let limit = min(unread.count, Self.pieceBytesMax + 1)
        guard let base = unread.baseAddress, searchedCount < limit,
            let found = memchr(base + searchedCount, Int32(newline), limit - searchedCount)
        else {
            searchedCount = min(unread.count, Self.pieceBytesMax)
            return nil
        }
        searchedCount = 0
        let end = UnsafeRawPointer(found) - base
        guard end > 0, unread[end - 1] == UInt8(ascii: "\r") else { return piece(end, .lineFeed) }
        return piece(end - 1, .carriageReturnLineFeed)
    }

    /// A piece does not end between a carriage return and its newline.
    private func fullPiece() -> LinePiece? {
        guard window.unreadCount > Self.pieceBytesMax + 1 else { return nil }
        let endsInReturn = window.unread[Self.pieceBytesMax - 1] == UInt8(ascii: "\r")
        return piece(endsInReturn ? Self.pieceBytesMax - 1 : Self.pieceBytesMax, .none)
    }

    private func piece(_ count: Int, _ ending: LinePiece.Ending) -> LinePiece {
        LinePiece(
            offset: window.offset,
            bytes: UnsafeRawBufferPointer(rebasing: window.unread[..<count]),
            ending: ending,
            isFirst: isFirst
        )
    }
}
