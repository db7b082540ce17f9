import Decoding
import Domain
import Platform
import Store

/// Goes through found transcripts as an import does, and puts together what that would report.
struct PreviewWork {
    private(set) var report = ImportReport()
    private let index: Connection?
    private let disk: any Disk
    private var copies: PlannedCopies
    private var reading = PreviewReading()

    init(_ folder: ImportFolder, _ index: Connection?, _ now: WallTime) {
        self.index = index
        disk = folder.disk
        copies = PlannedCopies(in: folder, index: index, now: now)
    }

    /// Files that were noted and have not changed since.
    mutating func passOver(_ count: Int) { report.sameCount += count }

    mutating func take(_ found: FoundTranscript) throws(IndexerError) {
        report.bytes += found.status.bytes
        switch found.place {
        case .file(let format): try takeFile(found.path, format)
        case .openCodeDatabase:
            let database: OpenCodeDatabase
            do throws(IndexerError) { database = try OpenCodeDatabase(untouched: found.path, on: disk) } catch {
                report.failures.append((found.path, "\(error)"))
                return
            }
            for session in try database.sessions() {
                try take(session, of: found.path) { (write) throws(IndexerError) in try database.write(session, write) }
            }
        case .openCodeStorage:
            let storage = OpenCodeStorage(found.path, on: disk)
            for session in try storage.sessions() {
                try take(session, of: found.path) { (write) throws(IndexerError) in try storage.write(session, write) }
            }
        }
    }

    mutating func finish(_ pricing: Pricing) throws(IndexerError) -> ImportReport {
        let total = try IndexerError.inStore { () throws(StoreError) in
            guard let index else { return try reading.total(beside: nil, pricing) }
            // All that is asked of the index is of one moment.
            return try index.read { () throws(StoreError) in try reading.total(beside: index, pricing) }
        }
        report.tellings = reading.tellings
        report.responses = total.responses
        report.unpriced = total.unpriced
        report.cost = Money(nanodollars: total.nanodollars)
        return report
    }

    private mutating func takeFile(_ path: String, _ format: TranscriptFormat) throws(IndexerError) {
        guard let step = try copies.take(path, as: format) else { return }
        let disk = disk
        try read(step) { (take) throws(IndexerError) in
            try Self.lines(
                format,
                path,
                { () throws(IndexerError) in
                    try PlainBytes(path, bytesMax: step.end, on: disk)
                },
                take
            )
        }
    }

    private mutating func take(
        _ session: OpenCodeSession,
        of path: String,
        _ export: @escaping ((UnsafeRawBufferPointer) throws(IndexerError) -> Void) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        let lines = ExportedLines(export)
        let step = try copies.take(session, named: path) { () throws(IndexerError) in try lines.digest() }
        try read(step) { (take) throws(IndexerError) in try lines.each(take) }
    }

    private mutating func read(_ step: PlannedCopies.Step, _ lines: PreviewReading.Lines) throws(IndexerError) {
        report.note(step.change)
        let path = step.source.path
        for (copy, version) in try copies.older(than: step) {
            var source = step.source
            (source.cursor, source.isOlder) = (0, true)
            _ = try reading.read(source) { (take) throws(IndexerError) in
                try Self.lines(
                    source.format,
                    path,
                    { () throws(IndexerError) in
                        try copy.content(of: version)
                    },
                    take
                )
            }
        }
        if let unread = step.unread {
            let told = try reading.read(step.source) { (take) throws(IndexerError) in
                try Self.lines(step.source.format, path, { () throws(IndexerError) in try unread.content() }, take)
            }
            report.note(told, of: path)
        } else if step.change != .unchanged, step.source.cursor < step.end {
            report.note(try reading.read(step.source, lines), of: path)
        }
    }

    /// The lines of a source, or all of it as one where it is a single value.
    private static func lines<Source: ByteSource & ~Copyable>(
        _ format: TranscriptFormat,
        _ path: String,
        _ open: () throws(IndexerError) -> Source,
        _ take: (SourceLine) throws(IndexerError) -> Bool
    ) throws(IndexerError) {
        guard format.isLines else {
            var source = try open()
            let whole = try source.whole(bytesMax: ImportReading.wholeBytesMax, of: path)
            _ = try whole.withUnsafeBufferPointer { (bytes) throws(IndexerError) in
                try take(.line(UnsafeRawBufferPointer(bytes), at: 0))
            }
            return
        }
        var lines = SourceLines(try open())
        while let line = try lines.next() { guard try take(line) else { return } }
    }
}
