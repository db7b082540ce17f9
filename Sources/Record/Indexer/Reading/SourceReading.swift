import Decoding
import Domain
import Store

/// Reads one source into rows, from where the databases stand, as far as it goes; and goes on when it has grown.
///
/// A decoder knows what it has read before. One that begins anew therefore reads a source from its start and gives away
/// what the databases have already, which is faster than keeping what each decoder knows, and cannot be wrong.
struct SourceReading<Bytes: SourceBytes & ~Copyable>: ~Copyable {
    private let identity: SourceIdentity
    private let format: SourceFormat
    private let writer: RecordWriter
    private var decoder: any LineDecoder
    private var lines: FileLines<Bytes>
    private var times: LineTimes?
    private var pieces: PieceCutter
    private let rows: FactRows
    private(set) var cursors: SourceCursors
    private(set) var report = ReadingReport()
    private var badLineCount: Int64 = 0
    private var lineCount: Int64 = 0

    init(
        _ identity: SourceIdentity,
        _ bytes: consuming Bytes,
        as format: SourceFormat,
        by decoder: any LineDecoder,
        rows: FactRows,
        times: consuming LineTimes? = nil,
        into writer: RecordWriter
    ) throws(IndexerError) {
        self.identity = identity
        self.format = format
        self.writer = writer
        self.decoder = decoder
        self.rows = rows
        cursors = try writer.cursors(of: identity)
        self.times = times
        // Of text nothing is remembered but how many pieces there were.
        let start = format == .plain ? cursors.first : 0
        pieces = PieceCutter(at: start, number: cursors.conversations?.sequence ?? 0)
        lines = FileLines(bytes, from: start)
    }

    var summary: SourceSummary { rows.summary }
    var isFinished: Bool { cursors.areFinished }

    /// Reads what there is now. Once nobody writes to the source any more, what has no end is a line too. What is read
    /// and `isHeld` is written by a later call, or when there is much of it.
    mutating func read(
        isOver: Bool,
        isHeld: Bool = false,
        until isDue: () -> Bool = { false },
        owners: (IndexRows, SourceSummary) throws(StoreError) -> Void
    ) throws(IndexerError) {
        while let line = try lines.next() {
            try take(line)
            guard rows.batch.isFull || isDue() else { continue }
            try commit(upTo: pieces.cursor(lines.offset, format), isFinished: false, owners)
            if isDue() { return }
        }
        if isOver {
            if let line = lines.rest() { try take(line) }
            if let piece = pieces.rest(upTo: lines.offset), format == .plain { try take(piece: piece) }
        }
        guard isOver || !isHeld else { return }
        try commit(upTo: isOver ? lines.offset : pieces.cursor(lines.offset, format), isFinished: isOver, owners)
    }

    // MARK: - Lines

    private mutating func take(_ line: FileLines<Bytes>.Line) throws(IndexerError) {
        switch line {
        case .whole(let bytes, let offset):
            lineCount += 1
            if format == .plain { try takePlain(bytes, at: offset) } else { try take(bytes, at: offset) }
        case .tooLong(let offset, let bytes):
            lineCount += 1
            guard format != .plain else { return }
            noteBad(at: offset, .lineTooLong(bytes: Int(clamping: bytes), bytesMax: LineLimits.bytesMax))
        }
    }

    private mutating func take(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(IndexerError) {
        guard !bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) else { return }
        try beginLine(at: offset)
        let rows = rows
        do throws(DecodingError) {
            try decoder.line(bytes, at: offset) { fact, origin in rows.take(fact, origin) }
        } catch {
            noteBad(at: offset, error)
            // What stands between an agent's lines of JSON is text, and is looked for as such.
            if bytes.first != UInt8(ascii: "{") {
                rows.take(piece: offset..<offset + Int64(bytes.count), number: badLineCount - 1, at: nil)
            }
        }
        rows.end()
    }

    private mutating func takePlain(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(IndexerError) {
        if let piece = pieces.take(offset..<offset + Int64(bytes.count) + 1) { try take(piece: piece) }
    }

    private mutating func take(piece: PieceCutter.Piece) throws(IndexerError) {
        try beginLine(at: piece.bytes.lowerBound)
        rows.take(piece: piece.bytes, number: piece.number, at: nil)
    }

    private mutating func beginLine(at offset: Int64) throws(IndexerError) {
        let time = try times?.time(at: offset)
        rows.begin(
            at: time ?? nil,
            wantsIndex: offset >= cursors.index.byteOffset,
            wantsConversations: cursors.conversations.map { offset >= $0.byteOffset } ?? false
        )
    }

    private mutating func noteBad(at offset: Int64, _ error: DecodingError) {
        badLineCount += 1
        if offset >= cursors.index.byteOffset { report.noteBad(at: offset, error) }
    }

    // MARK: - Writing

    private mutating func commit(
        upTo offset: Int64,
        isFinished: Bool,
        _ owners: (IndexRows, SourceSummary) throws(StoreError) -> Void
    ) throws(IndexerError) {
        let before = cursors
        cursors.advance(to: offset) { row in
            row.decoder = format.rawValue
            row.sequence = format == .plain ? pieces.count : lineCount
            row.lineCount = lineCount
            row.badLineCount = badLineCount
            row.unknownLineCount = rows.unknownLines
            row.redactorVersion = Int64(Redactor.version)
            row.isFinished = isFinished
        }
        guard cursors != before || !rows.batch.isEmpty else { return }
        let summary = rows.summary
        try writer.commit(rows.batch, from: rows.source, cursors) { (rows) throws(StoreError) in
            try owners(rows, summary)
        }
        report.note(rows.batch)
        rows.batch.clear()
    }
}
