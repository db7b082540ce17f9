import Domain
import Platform

/// The lines of one channel, handed out as far as records tell of their bytes, each with the time at which it began.
struct ChannelLines: ~Copyable {
    private let path: String
    private let disk: any Disk
    /// nil until it is known where the first line begins.
    private var reader: LineReader?
    /// A piece that is whole in the file, and of which no record tells yet.
    private var pending: LinePiece?
    private var recordedEnd: Int64 = 0
    /// When the line began that comes next.
    private var began: WallTime?

    /// Lines from `offset` on, or, without one, from the first line that ends in a chunk that is noted.
    init(path: String, on disk: any Disk, from offset: Int64?) throws(JournalError) {
        self.path = path
        self.disk = disk
        reader = nil
        if let offset { reader = try LineReader(path: path, on: disk, from: offset) }
    }

    /// Where the next piece begins; nil where that is not known yet.
    var offset: Int64? {
        if let pending { return pending.offset }
        return switch reader {
        case .some(let reader): reader.offset
        case .none: nil
        }
    }

    /// Whether the beginning of the line that comes next was recorded.
    var hasBegun: Bool { began != nil }

    /// Takes note of a chunk, of which lines can be handed out. The time at which a line began that began in front of
    /// it is looked up where it is not known.
    mutating func note(
        _ chunk: IndexRecord,
        lookUp: (_ offset: Int64) throws(JournalError) -> WallTime?
    ) throws(JournalError) {
        let next = if let offset { offset } else { try begin(before: chunk.offset) }
        recordedEnd = max(recordedEnd, chunk.end)
        guard began == nil, next < chunk.end else { return }
        began = next >= chunk.offset ? chunk.wall : try lookUp(next) ?? chunk.wall
    }

    /// The next piece of which a record tells; `chunk` is the one that was noted last.
    mutating func next(in chunk: IndexRecord) throws(JournalError) -> (piece: LinePiece, began: WallTime?)? {
        // Most often the line that was handed out was all of it: the file is not read to learn that.
        if let offset, offset >= recordedEnd { return nil }
        guard let piece = try peek(), piece.offset + Int64(piece.length) <= recordedEnd else { return nil }
        pending = nil
        defer {
            if piece.endsLine { began = piece.offset + Int64(piece.length) < chunk.end ? chunk.wall : nil }
        }
        return (piece, began)
    }

    /// The next piece whether or not a record tells of it, and last what stands behind the last line end.
    mutating func rest() throws(JournalError) -> (piece: LinePiece, began: WallTime?)? {
        var next = try peek()
        if next == nil { next = reader?.remainder() }
        guard let piece = next else { return nil }
        pending = nil
        defer { if piece.endsLine { began = nil } }
        return (piece, began)
    }

    private mutating func peek() throws(JournalError) -> LinePiece? {
        if pending == nil { pending = try reader?.next() }
        return pending
    }

    /// Begins with the line that the place is in.
    private mutating func begin(before place: Int64) throws(JournalError) -> Int64 {
        let start = try onDisk { () throws(PlatformError) in
            try LineSearch.startOfLine(around: place, in: try disk.openFile(path, .read), on: disk)
        }
        reader = try LineReader(path: path, on: disk, from: start)
        return start
    }
}

extension LinePiece {
    var endsLine: Bool {
        switch ending {
        case .lineFeed, .carriageReturnLineFeed: true
        case .none: false
        }
    }
}
