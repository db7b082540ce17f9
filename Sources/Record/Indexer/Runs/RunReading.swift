import Decoding
import Domain
import Journal
import Platform
import Store

/// Follows one run into rows: its directory, the lines of its journal, and both channels of its output.
final class RunReading {
    private let found: RunPaths
    private let home: HomePaths
    private let disk: any Disk
    private let writer: RecordWriter
    private var redactor: Redactor?
    private var outputs: [Channel: RunOutputReading] = [:]
    private var last: RunRow?
    private var facts: RunFacts?
    /// How long its journal was when all of it were rows.
    private var journalBytes: Int64?

    /// As it was found, which may be a link.
    var directory: String { found.directory }

    /// Whether all of it is rows and nothing more will come.
    private(set) var isFinished = false

    init(_ found: RunPaths, in home: HomePaths, on disk: any Disk, into writer: RecordWriter) {
        self.found = found
        self.home = home
        self.disk = disk
        self.writer = writer
    }

    /// What is read and `isHeld` is written by a later call.
    func read(isHeld: Bool = false, until isDue: () -> Bool = { false }) throws(IndexerError) {
        guard !isFinished else { return }
        let facts = try RunFacts(found, after: facts, on: disk)
        self.facts = facts
        let redactor = try redactor(of: facts.paths)
        try readJournal(facts, redactor)
        var areOver = true
        for channel in Channel.allCases {
            let output = outputs[channel] ?? RunOutputReading(channel, of: facts, by: redactor, on: disk, into: writer)
            outputs[channel] = output
            try output.read(isOver: facts.isOver, isHeld: isHeld, until: isDue)
            areOver = areOver && output.isFinished
        }
        guard facts.isOver, areOver, !isDue() else { return }
        try finish(facts)
        isFinished = true
    }

    private func redactor(of paths: RunPaths) throws(IndexerError) -> Redactor {
        if let redactor { return redactor }
        let made = try Redactor(of: paths, in: home, on: disk)
        redactor = made
        return made
    }

    // MARK: - The journal

    private func identity(_ facts: RunFacts) -> SourceIdentity {
        let run = facts.metadata.run.text
        return SourceIdentity(id: "\(run)/events", kind: "events", owner: run, path: facts.paths.workerLog)
    }

    private func readJournal(_ facts: RunFacts, _ redactor: Redactor) throws(IndexerError) {
        let bytes = try IndexerError.onDisk { () throws(PlatformError) in
            try disk.status(of: facts.paths.workerLog)?.bytes
        }
        var row = facts.row(by: redactor)
        row.archive = try archive(of: row)
        // A run is looked at whenever it prints something, and its journal grows far less often.
        guard bytes != journalBytes || row != last else { return }
        var cursor = try writer.indexCursor(of: identity(facts))
        let events = try events(facts, from: &cursor, by: redactor)
        guard !events.isEmpty || row != last else {
            journalBytes = bytes
            return
        }
        let checkpoints = CheckpointRows.read(facts.paths, of: row.id, by: redactor, on: disk)
        try writer.writeIndex { (index, rows) throws(StoreError) in
            try rows.ensureTask(row.task, from: row.createdAt)
            try rows.ensureWorker(row.id, of: row.task, from: row.createdAt)
            try rows.put(row)
            try rows.settleWorker(row.id)
            try rows.settleTask(row.task)
            try rows.settleStep(
                row.step,
                of: row.task,
                name: facts.metadata.stepName,
                kind: facts.metadata.stepKind?.text ?? "work",
                by: row.id
            )
            try rows.removeUnusedTask()
            for checkpoint in checkpoints { try rows.insert(checkpoint) }
            for event in events { try index.insert(event) }
            try index.put(cursor)
        }
        (last, journalBytes) = (row, bytes)
    }

    private func archive(of row: RunRow) throws(IndexerError) -> String? {
        try IndexerError.onDisk { () throws(PlatformError) in
            try (disk as? ArchivedDisk)?.month(ofRun: row.id, of: row.task)?.description
        }
    }

    private func events(
        _ facts: RunFacts,
        from cursor: inout SourceRow,
        by redactor: Redactor
    ) throws(IndexerError) -> [RunEventRow] {
        var rows: [RunEventRow] = []
        do throws(JournalError) {
            var journal = try JournalReader(path: facts.paths.workerLog, on: disk)
            while let item = try journal.next() {
                guard case .event(let event, let offset) = item, offset >= cursor.byteOffset else { continue }
                rows.append(RunEventRow(event, of: facts.metadata.run.text, by: redactor))
                cursor.sequence = event.sequence
                cursor.lineCount += 1
            }
            cursor.byteOffset = max(cursor.byteOffset, journal.usableEnd)
        } catch {
            throw .journal(error)
        }
        cursor.redactorVersion = Int64(Redactor.version)
        return rows
    }

    /// Says that nothing more will come, so that the run need not be looked at again.
    private func finish(_ facts: RunFacts) throws(IndexerError) {
        let haveDigests = try IndexerError.onDisk { () throws(PlatformError) in
            try disk.exists(facts.paths.digests)
        }
        if !haveDigests {
            let time = facts.result?.finishedAt ?? facts.state.updatedAt
            try IndexerError.inJournal { () throws(JournalError) in
                try Digests.write(facts.paths, at: time, on: disk)
            }
        }
        var cursor = try writer.indexCursor(of: identity(facts))
        cursor.isFinished = true
        writer.finish(cursor)
    }
}
