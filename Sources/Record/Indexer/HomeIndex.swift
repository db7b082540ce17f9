import Decoding
import Domain
package import Journal
package import Platform
package import Store

/// The index of a home, for whoever keeps it up to date: one at a time, under a lock. It remembers how far it has read,
/// so that each pass looks at what is new.
package final class HomeIndex {
    package let paths: RecordPaths
    /// Archived runs stand on it where they were.
    var disk: any Disk { archived }
    let archived: ArchivedDisk
    let clock: any Clock
    private let lock: IndexLock
    package let writer: RecordWriter
    package let search: SearchBuilder
    /// By which costs are computed, and lines tell the user something.
    private(set) var terms: HomeTerms
    private var termsFiles: SeenFiles
    private let environment: Environment
    /// Told of new ones.
    var hearTerms: (HomeTerms) -> Void = { _ in }
    private let setAside: SetAside
    /// What was damaged and set aside when it was opened and since.
    package var mended: [Mending.Report] { setAside.reports }
    /// The same in words.
    package var notices: [String] { mended.map { "\($0.damage); it is kept as \($0.kept), and made anew" } }
    private var runs: [String: RunReading] = [:]
    private var sessions: [String: SessionReading] = [:]
    private var finishedRuns: Set<String>
    private var hasKept = false
    /// Copies of transcripts of which nothing is left to be read, as far as is known.
    var finishedImports: Set<String>
    var validation = ValidationTurns()
    /// Of the writer, when the readers began.
    private var generation: Int

    /// Throws `.locked` where another process writes to it, for longer than is waited.
    package convenience init(
        _ paths: RecordPaths,
        on disk: any Disk,
        clock: any Clock = SystemClock(),
        environment: Environment = .current(),
        waiting patience: IndexPatience? = nil
    ) throws(IndexerError) {
        let lock = try IndexLock(paths, on: disk, waiting: patience)
        try Reindex.finish(paths, under: lock, on: disk)
        try EraseWork(paths, on: disk, clock: clock, environment: environment).finish(under: lock)
        try self.init(paths, under: lock, on: disk, clock: clock, environment: environment)
    }

    /// Two of them may stand beside each other under one lock while one is made anew.
    init(
        _ paths: RecordPaths,
        under lock: IndexLock,
        on disk: any Disk,
        clock: any Clock,
        environment: Environment = .current()
    ) throws(IndexerError) {
        self.paths = paths
        archived = ArchivedDisk.over(disk, runs: paths.home.runs, archive: paths.home.archive)
        self.clock = clock
        self.lock = lock
        let mending = Mending(quarantine: paths.home.quarantine, disk: disk, now: clock.now().wall)
        self.environment = environment
        termsFiles = SeenFiles(HomeTerms.files(of: paths.home))
        // First, so that what is changed while it is read is read once more.
        _ = try termsFiles.areOthers(on: disk, at: clock.now().wall)
        let terms = try HomeTerms(paths.home, environment, on: disk)
        self.terms = terms
        let setAside = SetAside()
        let writer = try Self.open(paths, Pricing(terms.prices.catalog), mending, noting: setAside)
        try writer.take(terms, of: paths.home)
        self.writer = writer
        search = SearchBuilder(writer, of: paths.home, on: archived)
        self.setAside = setAside
        generation = writer.generation
        finishedRuns = try Self.finished("events", in: writer.index)
        finishedImports = try Self.finished("transcript", in: writer.index)
    }

    /// Shared with who opens the conversations.
    private final class SetAside {
        var reports: [Mending.Report] = []
    }

    var now: WallTime { clock.now().wall }

    private static func finished(_ kind: String, in index: Connection) throws(IndexerError) -> Set<String> {
        try IndexerError.inStore { () throws(StoreError) in try finishedSources(kind, in: index) }
    }

    private static func finishedSources(_ kind: String, in index: Connection) throws(StoreError) -> Set<String> {
        Set(
            try index.rows("SELECT owner_id FROM sources WHERE kind = ? AND is_finished", kind) { $0.text(0) ?? "" }
        )
    }

    private static func open(
        _ paths: RecordPaths,
        _ pricing: Pricing,
        _ mending: Mending,
        noting setAside: SetAside
    ) throws(IndexerError) -> RecordWriter {
        do throws(StoreError) {
            let (index, report) = try mending.open(paths.index) { () throws(StoreError) in
                let index = try IndexSchema.current.open(paths.index, for: .create, on: mending.disk, at: mending.now)
                // What is damaged where all begins is to be known before anything is built on it.
                _ = try (finishedSources("events", in: index), index.property(.conversations))
                return index
            }
            report.map { setAside.reports.append($0) }
            // A new index knows no conversations yet, and those of the old one are not its own.
            if report != nil, try mending.isThere(paths.conversations) {
                setAside.reports.append(
                    Mending.Report(
                        damage: .wrongFile(file: paths.conversations, wanted: "the conversations of the new index"),
                        kept: try mending.setAside(paths.conversations)
                    )
                )
            }
            // Conversations that went away are opened again by it later, and may be set aside then.
            return try RecordWriter(index: index, pricing: pricing) { () throws(StoreError) in
                let file = ConversationsFile(paths.conversations, on: mending.disk)
                let (conversations, report) = try file.open(beside: index, mending: mending) {
                    (conversations) throws(StoreError) in
                    try beginConversations(conversations, beside: index, paths, mending)
                }
                report.map { setAside.reports.append($0) }
                return conversations
            }
        } catch {
            throw .store(error)
        }
    }

    /// Conversations that were made anew have everything to be read again that is not in an archive.
    private static func beginConversations(
        _ conversations: Connection,
        beside index: Connection,
        _ paths: RecordPaths,
        _ mending: Mending
    ) throws(StoreError) {
        guard try conversations.integer("SELECT EXISTS(SELECT 1 FROM sources)") == 0 else {
            return try LostCommits.readAgain(index, beside: conversations, of: paths.home, on: mending.disk)
        }
        try ArchivedCursors.put(into: conversations, of: paths.home, on: mending.disk, at: mending.now)
        try index.write { () throws(StoreError) in
            try index.run("UPDATE sources SET is_finished = 0 WHERE is_finished AND kind IN ('events', 'transcript')")
            try index.run("DELETE FROM validations")
        }
    }

    /// Reads what is new, until it is due. One run that cannot be read does not keep the others from being.
    ///
    /// Damage may show itself only when its place is read. Then the file is set aside: conversations are made anew by
    /// the next pass, and where it is the index, the error is thrown, and the next one that is opened is a new one.
    ///
    /// - Parameter withSearch: whether the words of it are to be found afterwards, which takes about as long again.
    package func pass(
        withSearch: Bool = true,
        until isDue: () -> Bool = { false }
    ) throws(IndexerError) -> PassReport {
        var report = PassReport()
        do throws(IndexerError) { try read(&report, withSearch, isDue) } catch {
            report.isComplete = false
            try takeAway(error)
        }
        report.missingConversations = writer.missingConversations
        return report
    }

    /// Looks after both databases, and answers what a person should know. For whoever has time, once all is read.
    package func keepUp(by upkeep: RecordUpkeep) throws(IndexerError) -> [String] {
        var warnings: [String] = []
        for database in [writer.index, writer.conversations].compactMap(\.self) {
            warnings += try IndexerError.inStore { () throws(StoreError) in try upkeep.look(after: database, at: now) }
        }
        return warnings
    }

    private func read(_ report: inout PassReport, _ withSearch: Bool, _ isDue: () -> Bool) throws(IndexerError) {
        writer.openConversations()
        // It may be the index that says why they cannot be opened.
        if let error = writer.missingConversations, error.isDamage { throw .store(error) }
        try takeNewTerms(&report)
        try beginAnewIfNeeded()
        try readSessions(&report, isDue)
        try readImports(&report, isDue)
        try readRuns(&report, isDue)
        try flush()
        try restoreKept(isDue)
        try restoreDamaged(&report)
        let isRead = !isDue()
        if withSearch { report.onlySearchLacks = try !search.build(until: isDue) && isRead }
        report.isComplete = !isDue()
    }

    /// Somebody may have imported a list of prices, or changed the settings. What cannot be understood changes nothing.
    private func takeNewTerms(_ report: inout PassReport) throws(IndexerError) {
        guard try termsFiles.areOthers(on: disk, at: now) else { return }
        let found: HomeTerms
        do throws(IndexerError) {
            found = try HomeTerms(paths.home, environment, on: disk)
            // What is wrong with a list is to be known before anything of it is taken.
            if found.prices != terms.prices { _ = try PriceListImport.prices(found.prices, of: paths.home) }
        } catch {
            let hint = error.hint.map { "\n  \($0)" } ?? ""
            report.notices.append("\(error); until then it goes on as it was\(hint)")
            return
        }
        guard found != terms else { return }
        try writer.flush()
        try writer.take(found, of: paths.home)
        if found.markers != terms.markers { try beginAnew() }
        terms = found
        hearTerms(found)
    }

    private func takeAway(_ error: IndexerError) throws(IndexerError) {
        guard case .store(let damage) = error, damage.isDamage else { throw error }
        let isIndex = damage.file == writer.index.file
        guard isIndex || writer.lostConversations(to: damage) else { throw error }
        let mending = Mending(quarantine: paths.home.quarantine, disk: disk, now: now)
        try IndexerError.inStore { () throws(StoreError) in
            let kept = try mending.setAside(isIndex ? paths.index : paths.conversations)
            setAside.reports.append(Mending.Report(damage: damage, kept: kept))
            guard !isIndex else { throw damage }
            try writer.index.write { () throws(StoreError) in try writer.index.remove(.conversations) }
        }
    }

    /// Reads what is new in these directories, of which somebody has heard that they changed. A run that is not known
    /// yet waits for the next pass. What is read of output and `isHeld` is written by a later call.
    package func read(_ directories: Set<String>, isHeld: Bool) throws(IndexerError) -> PassReport {
        try beginAnewIfNeeded()
        var report = PassReport()
        for directory in directories.sorted() {
            let name = FilePath.name(of: directory)
            if let run = runs[name] {
                try note(directory, in: &report) { () throws(IndexerError) in try run.read(isHeld: isHeld) }
                if run.isFinished { finish(name) }
            } else if let session = sessions[name], !session.isFinished {
                try note(directory, in: &report) { () throws(IndexerError) in try session.read() }
            }
        }
        if !isHeld { try flush() }
        return report
    }

    /// The directories of what may yet go on.
    package var openDirectories: [String] {
        runs.values.map(\.directory) + sessions.values.filter { !$0.isFinished }.map(\.directory)
    }

    /// Whether there are runs that may yet go on, as far as it has looked.
    package var hasOpenRuns: Bool { !runs.isEmpty }

    func finish(_ run: String) {
        finishedRuns.insert(run)
        runs[run] = nil
        validation.resume()
    }

    /// Writes what waits.
    func flush() throws(IndexerError) {
        try writer.flush()
        try beginAnewIfNeeded()
    }

    /// Of runs that were removed from the archive the index may have been made anew without them.
    private func restoreKept(_ isDue: () -> Bool) throws(IndexerError) {
        guard !hasKept, !isDue() else { return }
        try KeptRows(archive: archive(), writer: writer, disk: disk, now: now).restore()
        hasKept = true
    }

    /// Whether all that a run tells is in the index, and will not change any more.
    func isRead(_ run: String) -> Bool { finishedRuns.contains(run) }

    /// Readers begin anew from the cursors, which somebody has changed.
    func beginAnew() throws(IndexerError) {
        generation = writer.generation - 1
        try beginAnewIfNeeded()
    }

    /// Where something was not written that readers believe to be, and where the conversations went away or came back,
    /// they begin anew from the cursors.
    private func beginAnewIfNeeded() throws(IndexerError) {
        guard writer.generation != generation else { return }
        generation = writer.generation
        (runs, sessions) = ([:], [:])
        validation.resume()
        finishedRuns = try Self.finished("events", in: writer.index)
        finishedImports = try Self.finished("transcript", in: writer.index)
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
            if reading.isFinished { finish(name) }
        }
    }

    /// What is wrong with one directory is told; what is wrong with the index ends the pass.
    func note(
        _ directory: String,
        in report: inout PassReport,
        _ body: () throws(IndexerError) -> Void
    ) throws(IndexerError) {
        do throws(IndexerError) {
            try body()
            report.readCount += 1
        } catch {
            switch error {
            case .store, .locked, .settings, .refused, .control: throw error
            case .prices, .alreadyThere, .journal, .disk, .packing, .changedMeanwhile, .name, .tooManyAlike,
                .archive:
                report.troubles.append(PassReport.Trouble(directory: directory, error: error))
            }
        }
    }
}
