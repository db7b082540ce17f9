import Decoding
import Domain
import Store

/// Reads one source into rows, from where the databases stand, as far as it goes; and goes on when it has grown.
///
/// A decoder knows what it has read before. One that begins anew therefore reads a source from its start and gives away
/// what the databases have already, which is faster than keeping what each decoder knows, and cannot be wrong.
final class SourceReading {
    private let format: SourceFormat
    private let writer: RecordWriter
    private let rows: FactRows
    private var decoder: any LineDecoder
    private var times: LineTimes?
    private var pieces: PieceCutter
    private var cursors: SourceCursors
    private var badLineCount: Int64 = 0
    private var lineCount: Int64 = 0

    /// Where the next line begins.
    private(set) var offset: Int64
    private(set) var report = ReadingReport()

    init(
        _ identity: SourceIdentity,
        as format: SourceFormat,
        by decoder: any LineDecoder,
        rows: FactRows,
        times: consuming LineTimes? = nil,
        into writer: RecordWriter
    ) throws(IndexerError) {
        self.format = format
        self.writer = writer
        self.decoder = decoder
        self.rows = rows
        let cursors = try writer.cursors(of: identity)
        self.cursors = cursors
        self.times = times
        // Of text nothing is remembered but how many pieces there were.
        offset = format == .plain ? cursors.first : 0
        pieces = PieceCutter(at: offset, number: cursors.conversations?.sequence ?? 0)
    }

    var summary: SourceSummary { rows.summary }
    var isFinished: Bool { cursors.areFinished }

    /// Whether all of so many bytes is rows.
    func covers(_ bytes: Int64) -> Bool { cursors.first >= bytes }

    /// Reads what there is now, from `offset` on. Once nobody writes to the source any more, what has no end is a line
    /// too. What is read and `isHeld` is written by a later call, or when there is much of it.
    func read<Source: ByteSource & ~Copyable>(
        _ lines: inout SourceLines<Source>,
        isOver: Bool,
        isHeld: Bool = false,
        until isDue: () -> Bool = { false },
        owners: @escaping (IndexRows, SourceSummary) throws(StoreError) -> Void
    ) throws(IndexerError) {
        reading: while let line = try lines.next() {
            switch line {
            case .line(let bytes, let place):
                try take(bytes, at: place)
            case .torn(let bytes, let place):
                guard isOver else { break reading }
                try take(bytes, at: place)
            case .tooLong(let place, let bytes, let isTorn):
                guard !isTorn || isOver else { break reading }
                lineCount += 1
                noteBad(at: place, .lineTooLong(bytes: Int(clamping: bytes), bytesMax: LineLimits.bytesMax))
            }
            offset = lines.offset
            guard rows.batch.isFull || isDue() else { continue }
            try commit(upTo: pieces.cursor(offset, format), isFinished: false, owners)
            if isDue() { return }
        }
        try end(isOver: isOver, isHeld: isHeld, owners)
    }

    /// The same for a source that is one value.
    func read(
        whole bytes: [UInt8],
        owners: @escaping (IndexRows, SourceSummary) throws(StoreError) -> Void
    ) throws(IndexerError) {
        try bytes.withUnsafeBufferPointer { (bytes) throws(IndexerError) in
            try take(UnsafeRawBufferPointer(bytes), at: 0)
        }
        offset = Int64(bytes.count)
        try end(isOver: true, isHeld: false, owners)
    }

    private func end(
        isOver: Bool,
        isHeld: Bool,
        _ owners: @escaping (IndexRows, SourceSummary) throws(StoreError) -> Void
    ) throws(IndexerError) {
        if isOver, format == .plain, let piece = pieces.rest(upTo: offset) { try take(piece: piece) }
        guard isOver || !isHeld else { return }
        try commit(upTo: isOver ? offset : pieces.cursor(offset, format), isFinished: isOver, owners)
    }

    // MARK: - Lines

    private func take(_ bytes: UnsafeRawBufferPointer, at place: Int64) throws(IndexerError) {
        lineCount += 1
        guard format != .plain else {
            let end = place + Int64(bytes.count) + 1
            if let piece = pieces.take(place..<end) { try take(piece: piece) }
            return
        }
        guard !bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) else { return }
        try beginLine(at: place)
        let rows = rows
        do throws(DecodingError) {
            try decoder.line(bytes, at: place) { fact, origin in rows.take(fact, origin) }
        } catch {
            noteBad(at: place, error)
            // What stands between an agent's lines of JSON is text, and is looked for as such.
            if bytes.first != UInt8(ascii: "{") {
                rows.take(piece: place..<place + Int64(bytes.count), number: badLineCount - 1, at: nil)
            }
        }
        rows.end()
    }

    private func take(piece: PieceCutter.Piece) throws(IndexerError) {
        try beginLine(at: piece.bytes.lowerBound)
        rows.take(piece: piece.bytes, number: piece.number, at: nil)
    }

    private func beginLine(at place: Int64) throws(IndexerError) {
        let time = try times?.time(at: place)
        rows.begin(
            at: time ?? nil,
            wantsIndex: place >= cursors.index.byteOffset,
            wantsConversations: cursors.conversations.map { place >= $0.byteOffset } ?? false
        )
    }

    private func noteBad(at place: Int64, _ error: DecodingError) {
        guard format != .plain else { return }
        badLineCount += 1
        if place >= cursors.index.byteOffset { report.noteBad(at: place, error) }
    }

    // MARK: - Writing

    private func commit(
        upTo place: Int64,
        isFinished: Bool,
        _ owners: @escaping (IndexRows, SourceSummary) throws(StoreError) -> Void
    ) throws(IndexerError) {
        let before = cursors
        // What was said may yet be wanted where it is away.
        let isFinished = isFinished && cursors.conversations != nil
        cursors.advance(to: place) { row in
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
        let batch = rows.batch
        rows.batch = RowBatch()
        report.note(batch)
        try writer.add(batch, from: rows.source, cursors) { (rows) throws(StoreError) in try owners(rows, summary) }
    }
}
