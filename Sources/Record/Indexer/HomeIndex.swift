package import Decoding
import Domain
package import Journal
package import Platform
package import Store

/// The index of a home, for whoever keeps it up to date: one at a time, under a lock. It remembers how far it has read,
/// so that each pass looks at what is new.
package final class HomeIndex {
    package let paths: RecordPaths
    private let disk: any Disk
    private let clock: any Clock
    private let lock: Lock
    package let writer: RecordWriter
    /// What was damaged and set aside when it was opened.
    package private(set) var mended: [Mending.Report]
    private var runs: [String: RunReading] = [:]
    private var sessions: [String: SessionReading] = [:]
    private var finishedRuns: Set<String>

    /// A lock is not copied, and so stands behind a reference.
    private final class Lock {
        let file: FileLock

        init(_ file: consuming FileLock) { self.file = file }
    }

    /// Throws `.locked` where another process keeps it up to date.
    package init(
        _ paths: RecordPaths,
        pricing: Pricing = Pricing(.shipped),
        on disk: any Disk,
        clock: any Clock = SystemClock()
    ) throws(IndexerError) {
        self.paths = paths
        self.disk = disk
        self.clock = clock
        let opened = try IndexerError.onDisk { () throws(PlatformError) in
            try disk.makeFolders(paths.home.root)
            return try FileLock.acquire(try disk.openFile(paths.lock, .write))
        }
        guard let opened else { throw .locked(paths.lock) }
        lock = Lock(opened)
        let mending = Mending(quarantine: paths.home.quarantine, disk: disk, now: clock.now().wall)
        let (writer, mended) = try Self.open(paths, pricing, mending)
        self.writer = writer
        self.mended = mended
        finishedRuns = try IndexerError.inStore { () throws(StoreError) in
            Set(
                try writer.index.rows("SELECT owner_id FROM sources WHERE kind = 'events' AND is_finished") {
                    $0.text(0) ?? ""
                }
            )
        }
    }

    private static func open(
        _ paths: RecordPaths,
        _ pricing: Pricing,
        _ mending: Mending
    ) throws(IndexerError) -> (RecordWriter, [Mending.Report]) {
        var mended: [Mending.Report] = []
        do throws(StoreError) {
            let (index, report) = try mending.open(paths.index) { () throws(StoreError) in
                try IndexSchema.current.open(paths.index, for: .create, on: mending.disk, at: mending.now)
            }
            report.map { mended.append($0) }
            // A new index knows no conversations yet, and those of the old one are not its own.
            if report != nil, try mending.isThere(paths.conversations) {
                mended.append(
                    Mending.Report(
                        damage: .wrongFile(file: paths.conversations, wanted: "the conversations of the new index"),
                        kept: try mending.setAside(paths.conversations)
                    )
                )
            }
            let writer = try RecordWriter(index: index, pricing: pricing) { () throws(StoreError) in
                let file = ConversationsFile(paths.conversations, on: mending.disk)
                let (conversations, report) = try file.open(beside: index, mending: mending)
                report.map { mended.append($0) }
                try forgetFinished(index, where: conversations)
                return conversations
            }
            return (writer, mended)
        } catch {
            throw .store(error)
        }
    }

    /// Conversations that were made anew have everything to be read again.
    private static func forgetFinished(_ index: Connection, where conversations: Connection) throws(StoreError) {
        guard try conversations.integer("SELECT EXISTS(SELECT 1 FROM sources)") == 0 else { return }
        try index.write { () throws(StoreError) in
            try index.run("UPDATE sources SET is_finished = 0 WHERE is_finished AND kind = 'events'")
        }
    }

    /// Reads what is new, until it is due. One run that cannot be read does not keep the others from being.
    package func pass(until isDue: () -> Bool = { false }) throws(IndexerError) -> PassReport {
        var report = PassReport()
        writer.openConversations()
        try readSessions(&report, isDue)
        try readRuns(&report, isDue)
        report.isComplete = !isDue()
        report.missingConversations = writer.missingConversations
        return report
    }

    private func readSessions(_ report: inout PassReport, _ isDue: () -> Bool) throws(IndexerError) {
        let found = try IndexerError.inJournal { () throws(JournalError) in
            try SessionLookup.sessions(in: paths.home, on: disk)
        }
        for session in found where !isDue() {
            let name = FilePath.name(of: session.directory)
            let id = Deliberate.ignore(because: "a folder that is named otherwise is no session") {
                () throws(IdentifierError) in try SessionID(name)
            }
            guard let id else { continue }
            let reading = sessions[name] ?? SessionReading(session, id, on: disk, into: writer)
            sessions[name] = reading
            guard !reading.isFinished else { continue }
            try note(session.directory, in: &report) { () throws(IndexerError) in try reading.read(until: isDue) }
        }
    }

    private func readRuns(_ report: inout PassReport, _ isDue: () -> Bool) throws(IndexerError) {
        let found = try IndexerError.inJournal { () throws(JournalError) in
            try RunLookup.runs(beginningWith: "", in: paths.home, on: disk)
        }
        for run in found where !isDue() {
            let name = FilePath.name(of: run.directory)
            guard !finishedRuns.contains(name) else { continue }
            let reading = runs[name] ?? RunReading(run, in: paths.home, on: disk, into: writer)
            runs[name] = reading
            try note(run.directory, in: &report) { () throws(IndexerError) in try reading.read(until: isDue) }
            guard reading.isFinished else { continue }
            finishedRuns.insert(name)
            runs[name] = nil
        }
    }

    /// What is wrong with one directory is told; what is wrong with the index ends the pass.
    private func note(
        _ directory: String,
        in report: inout PassReport,
        _ body: () throws(IndexerError) -> Void
    ) throws(IndexerError) {
        do throws(IndexerError) {
            try body()
            report.readCount += 1
        } catch {
            switch error {
            case .store, .locked: throw error
            case .journal, .disk, .packing:
                report.troubles.append(PassReport.Trouble(directory: directory, error: error))
            }
        }
    }
}
