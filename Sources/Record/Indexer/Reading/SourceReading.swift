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
    private var lineCount: Int64
    /// How many lines are in pieces that were cut, and when the first line behind those came.
    private var cutLineCount: Int64
    private var pieceTime: WallTime?
    /// Those in lines that are in no piece yet.
    private var markers: [(marker: Marker, place: Int64, time: WallTime?)] = []

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
        // Of text nothing is remembered but how many pieces and lines there were.
        let known = format == .plain ? cursors.first : SourceRow(identity)
        offset = known.byteOffset
        pieces = PieceCutter(at: known.byteOffset, number: known.sequence)
        lineCount = known.lineCount
        cutLineCount = known.lineCount
    }

    var summary: SourceSummary { rows.summary }
    var isFinished: Bool { cursors.areFinished }

    /// Whether all of so many bytes is rows.
    func covers(_ bytes: Int64) -> Bool { cursors.first.byteOffset >= bytes }

    /// Whether it waits for conversations that are away, and for nothing else.
    var waitsForConversations: Bool { cursors.index.byteOffset >= offset && cursors.conversations == nil }

    /// Reads what there is now, from `offset` on. Once nobody writes to the source any more, what has no end is a line
    /// too. What is read and `isHeld` is written by a later call, or when there is much of it.
    func read<Source: ByteSource & ~Copyable>(
        _ lines: inout SourceLines<Source>,
        isOver: Bool,
        isHeld: Bool = false,
        until isDue: () -> Bool = { false },
        owners: @escaping (IndexRows, SourceSummary) throws(StoreError) -> Void
    ) throws(IndexerError) {
        while let line = try lines.next() {
            // What has no end or no time yet has it the next time, and must not be taken for something else now.
            if !isOver, try !isWhole(line) { break }
            try take(line)
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
            try take(.line(UnsafeRawBufferPointer(bytes), at: 0))
        }
        offset = Int64(bytes.count)
        try end(isOver: true, isHeld: false, owners)
    }

    private func end(
        isOver: Bool,
        isHeld: Bool,
        _ owners: @escaping (IndexRows, SourceSummary) throws(StoreError) -> Void
    ) throws(IndexerError) {
        if isOver, format == .plain, let piece = pieces.rest(upTo: offset) { take(piece: piece) }
        guard isOver || !isHeld else { return }
        try commit(upTo: isOver ? offset : pieces.cursor(offset, format), isFinished: isOver, owners)
    }

    // MARK: - Lines

    private func isWhole(_ line: SourceLine) throws(IndexerError) -> Bool {
        switch line {
        case .line(_, let place), .tooLong(let place, _, isTorn: false): try times?.isKnown(place) ?? true
        case .torn, .tooLong: false
        }
    }

    private func take(_ line: SourceLine) throws(IndexerError) {
        lineCount += 1
        switch line {
        case .line(let bytes, let place), .torn(let bytes, let place):
            guard format != .plain else {
                try takePlain(Int64(bytes.count), at: place, saying: bytes)
                return
            }
            try take(bytes, at: place)
        case .tooLong(let place, let bytes, _):
            guard format != .plain else { return try takePlain(bytes, at: place) }
            noteBad(at: place, .lineTooLong(bytes: Int(clamping: bytes), bytesMax: LineLimits.bytesMax))
        }
    }

    private func takePlain(
        _ count: Int64,
        at place: Int64,
        saying bytes: UnsafeRawBufferPointer? = nil
    ) throws(IndexerError) {
        if place == pieces.start { pieceTime = try times?.time(at: place) ?? nil }
        if let bytes, !writer.markers.isEmpty { try noteMarker(in: bytes, at: place) }
        if let piece = pieces.take(place..<place + count + 1) { take(piece: piece) }
    }

    private func take(_ bytes: UnsafeRawBufferPointer, at place: Int64) throws(IndexerError) {
        guard !UsageLines.isBlank(bytes) else { return }
        try beginLine(at: place)
        let rows = rows
        do throws(DecodingError) {
            try decoder.line(bytes, at: place) { fact, origin in rows.take(fact, origin) }
        } catch {
            noteBad(at: place, error)
            // What stands between an agent's lines of JSON is text, and is looked for as such.
            if bytes.first != UInt8(ascii: "{") {
                rows.take(piece: place..<place + Int64(bytes.count), number: badLineCount - 1)
            }
        }
        rows.end()
    }

    private func take(piece: PieceCutter.Piece) {
        cutLineCount = lineCount
        begin(at: piece.bytes.lowerBound, pieceTime)
        rows.take(piece: piece.bytes, number: piece.number)
        let held = markers
        markers = []
        guard piece.bytes.lowerBound >= cursors.index.byteOffset else { return }
        for marker in held { rows.take(marker.marker, at: marker.place, marker.time) }
    }

    /// It waits for its piece: what is not in one yet is read again.
    private func noteMarker(in bytes: UnsafeRawBufferPointer, at place: Int64) throws(IndexerError) {
        var found: Marker?
        do throws(DecodingError) {
            try decoder.line(bytes, at: place) { fact, _ in if case .marker(let marker) = fact { found = marker } }
        } catch { return }
        if let found { markers.append((found, place, try times?.time(at: place) ?? nil)) }
    }

    private func beginLine(at place: Int64) throws(IndexerError) {
        begin(at: place, try times?.time(at: place) ?? nil)
    }

    private func begin(at place: Int64, _ time: WallTime?) {
        rows.begin(
            at: time,
            wantsIndex: place >= cursors.index.byteOffset,
            wantsConversations: cursors.conversations.map { place >= $0.byteOffset } ?? false
        )
    }

    private func noteBad(at place: Int64, _ error: DecodingError) {
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
            row.lineCount = format == .plain ? cutLineCount : lineCount
            row.badLineCount = badLineCount
            row.unknownLineCount = rows.unknownLines
            row.redactorVersion = Int64(Redactor.version)
            row.isFinished = isFinished
        }
        report.note(rows.takeUnknownTypes())
        guard cursors != before || !rows.batch.isEmpty else { return }
        let summary = rows.summary
        let batch = rows.batch
        rows.batch = RowBatch()
        report.note(batch)
        try writer.add(batch, from: rows.source, cursors) { (rows) throws(StoreError) in try owners(rows, summary) }
    }
}
