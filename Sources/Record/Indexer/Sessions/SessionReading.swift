import Decoding
import Domain
import JSON
import Journal
import Platform
import Store

/// Follows one session into rows: who it was, and the lines of its journal.
final class SessionReading {
    private static let linesMax = 10_000

    private let paths: SessionPaths
    private let session: SessionID
    private let disk: any Disk
    private let writer: RecordWriter
    private let redactor = Redactor()
    private var journal: Journal?
    /// Whether it is a row.
    private var isKnown = false

    var directory: String { paths.directory }

    /// Whether all of it is rows and nothing more will come.
    private(set) var isFinished = false

    /// A reader is not copied, and so stands behind a reference.
    private final class Journal {
        var reader: JournalReader

        init(_ reader: consuming JournalReader) { self.reader = reader }
    }

    init(_ paths: SessionPaths, _ session: SessionID, on disk: any Disk, into writer: RecordWriter) {
        self.paths = paths
        self.session = session
        self.disk = disk
        self.writer = writer
    }

    func read(until isDue: () -> Bool = { false }) throws(IndexerError) {
        guard !isFinished else { return }
        do { try readOn(until: isDue) } catch {
            // The reader is ahead of what was written: the next one begins where the index stands.
            journal = nil
            throw error
        }
    }

    private func readOn(until isDue: () -> Bool) throws(IndexerError) {
        // Read first: a journal that is at its end by then is at the end of that state.
        let state = SessionLookup.state(of: paths, on: disk)
        var cursor = try writer.indexCursor(of: identity)
        if cursor.isFinished {
            isFinished = true
            return
        }
        while !isDue() {
            let isNew = cursor.lineCount == 0 && !isKnown
            let lines = try lines(from: &cursor)
            let isLast = lines.count < Self.linesMax
            cursor.isFinished = isLast && state?.status == .known(.ended)
            guard isNew || !lines.isEmpty || cursor.isFinished else { return }
            try write(lines, cursor, isNew ? metadata() : nil, ended: isLast ? state : nil)
            isKnown = true
            isFinished = cursor.isFinished
            if isLast { return }
        }
    }

    private var identity: SourceIdentity {
        SourceIdentity(id: "\(session)/journal", kind: "journal", owner: session.text, path: paths.journal)
    }

    /// As the file has it: the names are those of the columns.
    private func metadata() throws(IndexerError) -> JSONObject {
        let metadata = try IndexerError.inJournal { () throws(JournalError) in
            try SessionMetadata.read(paths.metadata, on: disk)
        }
        return redactor.redact(metadata.json)
    }

    private func lines(from cursor: inout SourceRow) throws(IndexerError) -> [Event] {
        var events: [Event] = []
        do throws(JournalError) {
            if journal == nil { journal = Journal(try JournalReader(path: paths.journal, on: disk)) }
            guard let journal else { return [] }
            while events.count < Self.linesMax, let item = try journal.reader.next() {
                guard case .event(let event, let offset) = item, offset >= cursor.byteOffset else { continue }
                events.append(event)
            }
            cursor.byteOffset = max(cursor.byteOffset, journal.reader.usableEnd)
        } catch {
            throw .journal(error)
        }
        cursor.sequence = events.last?.sequence ?? cursor.sequence
        cursor.lineCount += Int64(events.count)
        cursor.redactorVersion = Int64(Redactor.version)
        return events
    }

    private func write(
        _ events: [Event],
        _ cursor: SourceRow,
        _ metadata: JSONObject?,
        ended: SessionState?
    ) throws(IndexerError) {
        let lines = events.map { ($0.sessionType, line(of: $0)) }
        try writer.writeIndex { (index, rows) throws(StoreError) in
            if let metadata { try rows.insertSession(metadata) }
            for (type, line) in lines { try line.insert(as: type, into: rows) }
            if let ended, ended.status == .known(.ended) {
                let reason = ended.exitReason?.text ?? "lost"
                try rows.endSession(session, at: ended.endedAt ?? ended.updatedAt, reason: reason)
            }
            try index.put(cursor)
        }
    }

    private func line(of event: Event) -> SessionLine {
        SessionLine(
            session: session,
            sequence: event.sequence,
            at: event.createdAt,
            level: event.level.text,
            message: redactor.redact(event.message).text,
            data: redactor.redact(event.data)
        )
    }
}
