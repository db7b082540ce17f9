import Domain
import Git
package import Journal
package import Platform
import Store

/// Takes a secret or a run out of all that a home holds, for ever. Whoever has one holds the lock of the index.
package final class Erasing {
    private let paths: RecordPaths
    /// On which archived runs stand where they were.
    private let disk: any Disk
    private let clock: any Clock
    private let environment: Environment
    private let lock: IndexLock
    private let work: EraseWork
    private let search: EraseSearch
    /// Whether an erasure that was killed has been brought to its end first.
    package let hasFinishedAnother: Bool

    package init(
        _ paths: RecordPaths,
        in environment: Environment,
        on disk: any Disk,
        clock: any Clock,
        waiting patience: IndexPatience? = nil
    ) throws(IndexerError) {
        self.paths = paths
        let given = disk
        let disk = ArchiveView.disk(over: ArchivedDisk.beneath(given), home: paths.home)
        self.disk = disk
        self.clock = clock
        self.environment = environment
        lock = try IndexLock(paths, on: disk, waiting: patience)
        work = EraseWork(paths, on: given, clock: clock, environment: environment)
        try Reindex.finish(paths, under: lock, on: disk)
        hasFinishedAnother = try work.finish(under: lock) != nil
        search = try EraseSearch(paths, on: disk)
        try Self.refuseWithout(search.archive, on: ArchivedDisk.beneath(disk))
        try search.removeLeftovers()
    }

    /// What lies on a disk that is away may hold it as well, and could not be made anew.
    private static func refuseWithout(_ archive: ArchiveFolder, on disk: any Disk) throws(IndexerError) {
        let away = try IndexerError.onDisk { () throws(PlatformError) in try archive.awayMonths(on: disk) }
        guard let month = away.first else { return }
        let folder = archive.folder(of: month)
        throw .refused(
            "\(month) is archived in \(folder), which is not there now",
            hint: "bring its disk back; where it is gone for ever: roost archive detach \(folder)"
        )
    }

    // MARK: - Looking

    package func places(of secret: [UInt8]) throws(IndexerError) -> EraseFindings {
        try refuseUnfinishedArchiving()
        let writings = SecretSearch(secret)
        var findings = EraseFindings()
        for file in try search.places(of: writings) {
            if file.treatment == .left {
                findings.left.append(EraseFindings.Left(path: file.path, why: "it is yours: take it out yourself"))
            } else {
                findings.files.append(file)
            }
            if case .imported(let directory) = file.owner {
                findings.left += try originals(of: directory, holding: writings)
            }
        }
        let changed = Set(search.packs.filter { isChanged($0, findings) }.map(\.run.month))
        findings.files += try months.files(holding: writings, changed: changed)
        var commits = CheckpointSearch(writings, in: environment, on: disk)
        commits.look(at: try runs())
        findings.refs = commits.refs
        findings.left += commits.left
        // Copies of databases alone are no reason to make everything anew.
        if findings.placeCount == 0, findings.refs.isEmpty { findings.files = [] }
        var seen: Set<String> = []
        findings.left = findings.left.filter { seen.insert($0.path).inserted }
        return findings
    }

    private var months: MonthSearch {
        MonthSearch(
            archive: search.archive,
            disk: ArchivedDisk.beneath(disk),
            now: clock.now().wall
        )
    }

    private func isChanged(_ pack: ErasePack, _ findings: EraseFindings) -> Bool {
        findings.files.contains { $0.owner == .run(pack.directory) }
    }

    /// A run of which something is in both places would keep it in one of them.
    private func refuseUnfinishedArchiving() throws(IndexerError) {
        for pack in search.packs {
            let removal = RunRemoval(list: pack.list, home: paths.home, disk: ArchivedDisk.beneath(disk))
            guard try IndexerError.onDisk({ () throws(PlatformError) in try removal.isDue() }) else { continue }
            throw .refused(
                "\(pack.list.run) stands in the archive and in its directory: its archiving was stopped",
                hint: "finish it first: roost archive --month \(pack.run.month)"
            )
        }
    }

    package func places(of run: RunPaths) throws(IndexerError) -> EraseFindings {
        try refuseUnfinishedArchiving()
        let name = FilePath.name(of: run.directory)
        var findings = EraseFindings()
        findings.files = try search.databaseCopies() + months.files(of: name)
        let link = try links(to: run)
        // Without its list a packed run is nobody's.
        let packed = search.packs.first { $0.list.run == name }.map { [$0.run.list, $0.run.pack] }
        let isThere = try IndexerError.onDisk { () throws(PlatformError) in try disk.exists(run.directory) }
        findings.removals = (packed ?? (isThere ? [run.directory] : [])) + link
        let set = try names(in: paths.home.quarantine).filter { $0.contains(name) }
        findings.removals += set.map { "\(paths.home.quarantine)/\($0)" }
        let (own, shared) = try imports(of: name)
        findings.removals += own
        findings.left += shared.map { EraseFindings.Left(path: $0, why: "other runs have part in this conversation") }
        for directory in own { findings.left += try originals(of: directory) }
        var commits = CheckpointSearch(SecretSearch([]), in: environment, on: disk)
        commits.takeAll(of: run)
        findings.refs = commits.refs
        findings.left += commits.left
        return findings
    }

    /// A run of which nothing but its rows is kept, since its month was pruned, by its whole id.
    package func keptRun(_ name: String) throws(IndexerError) -> RunPaths? {
        let isKept = try months.files(of: name).contains { $0.treatment == .rows }
        return isKept ? RunPaths(directory: "\(paths.home.runs)/\(name)") : nil
    }

    // MARK: - Doing

    /// Answers what could not be removed.
    package func erase(_ findings: EraseFindings, _ subject: EraseSubject) throws(IndexerError) -> [EraseFindings.Left]
    {
        try refuseWithoutConversations()
        try refuseDamagedMonths(findings)
        var planning = ErasePlanning(
            subject,
            at: clock.now().wall,
            packs: search.packs,
            staging: EraseWork.folder(of: paths),
            on: disk
        )
        try planning.hold(Set(findings.files.map(\.owner)))
        if case .run(let run) = subject, let directory = directory(of: run, among: findings) {
            try planning.hold(run: directory)
        }
        let plan = try planning.plan(findings)
        return try withExtendedLifetime(planning) { () throws(IndexerError) in
            try work.commit(plan)
            return try work.finish(under: lock) ?? []
        }
    }

    /// What was said in a month is made anew from all of its runs, so that each has to be whole.
    private func refuseDamagedMonths(_ findings: EraseFindings) throws(IndexerError) {
        let removed = Set(findings.files.filter { $0.treatment == .removed }.map(\.path))
        for pack in search.packs where !findings.removals.contains(pack.run.pack) {
            guard isChanged(pack, findings) || removed.contains(search.archive.database(of: pack.run.month)) else {
                continue
            }
            if let fault = try PackVerification.fault(of: pack.run.pack, pack.list, on: disk) { throw .archive(fault) }
        }
    }

    /// Nothing where it has none any more.
    private func directory(of run: RunID, among findings: EraseFindings) -> RunPaths? {
        guard !search.packs.contains(where: { $0.list.run == run.text }) else { return nil }
        return findings.removals.first { FilePath.name(of: $0) == run.text }.map { RunPaths(directory: $0) }
    }

    /// What was said is made anew with the rest, where it was.
    private func refuseWithoutConversations() throws(IndexerError) {
        let isMissed = try IndexerError.onDisk { () throws(PlatformError) in
            guard try disk.exists(paths.index) else { return false }
            return try !disk.exists(paths.conversations)
        }
        guard isMissed else { return }
        let hasSome = try IndexerError.inStore { () throws(StoreError) in
            let index = try IndexSchema.current.open(paths.index, for: .read, on: disk, at: clock.now().wall)
            return try index.property(.conversations) != nil
        }
        guard hasSome else { return }
        throw .refused(
            "\(paths.conversations) is away, and may hold it too",
            hint: "bring the disk back that it is on; where it is gone for ever: roost reindex"
        )
    }

    // MARK: - What belongs to a run

    /// Links in the home that lead to it.
    private func links(to run: RunPaths) throws(IndexerError) -> [String] {
        var found: [String] = []
        for link in try runLinks() where try target(of: link) == run.directory { found.append(link) }
        for worker in try names(in: paths.home.workers) {
            let link = "\(paths.home.workers)/\(worker)/output.log"
            if try target(of: link)?.hasPrefix(run.directory + "/") == true { found.append(link) }
        }
        return found
    }

    private func runLinks() throws(IndexerError) -> [String] {
        try IndexerError.inJournal { () throws(JournalError) in
            try RunLookup.runs(beginningWith: "", in: paths.home, on: disk).map(\.directory)
        }
    }

    /// Nothing where it is no link.
    private func target(of link: String) throws(IndexerError) -> String? {
        try IndexerError.onDisk { () throws(PlatformError) in
            guard try disk.status(of: link)?.kind == .symbolicLink else { return nil }
            let target = try disk.readLink(link)
            return target.hasPrefix("/") ? target : FilePath.resolvedAhead("\(FilePath.folder(of: link))/\(target)")
        }
    }

    private func runs() throws(IndexerError) -> [RunPaths] {
        try IndexerError.inJournal { () throws(JournalError) in
            try RunLookup.runs(beginningWith: "", in: paths.home, on: disk).map { (run) throws(JournalError) in
                try run.linkFollowed(on: disk)
            }
        }
    }

    /// The imports of the conversation that the run had: its own, and those in which other runs have part.
    private func imports(of run: String) throws(IndexerError) -> (own: [String], shared: [String]) {
        let isThere = try IndexerError.onDisk { () throws(PlatformError) in try disk.exists(paths.index) }
        guard isThere else { return ([], []) }
        let (conversation, isShared) = try IndexerError.inStore { () throws(StoreError) in
            let index = try IndexSchema.current.open(paths.index, for: .read, on: disk, at: clock.now().wall)
            let conversation =
                try index.first(
                    "SELECT conversation FROM worker_sessions WHERE worker_id = ?",
                    run
                ) { $0.text(0) } ?? nil
            let others = try index.integer(
                """
                SELECT count(*) FROM worker_sessions JOIN runs ON run_id = worker_id
                WHERE conversation = ? AND run_id <> ?
                """,
                conversation,
                run
            )
            return (conversation, others ?? 0 > 0)
        }
        guard let conversation else { return ([], []) }
        var found: [String] = []
        try ImportFolder(paths.home.imports, on: disk).each { (_, copy) throws(IndexerError) in
            if case .success(let copy) = copy, copy.metadata.conversation == conversation { found.append(copy.folder) }
        }
        return isShared ? ([], found) : (found, [])
    }

    /// The files of the agents themselves that an import was made of, as far as they are still there.
    private func originals(
        of directory: String,
        holding search: SecretSearch? = nil
    ) throws(IndexerError) -> [EraseFindings.Left] {
        let metadata = Deliberate.ignore(because: "a copy that does not say where it is from has no original") {
            () throws(JournalError) in try ImportMetadata.read("\(directory)/\(ImportMetadata.fileName)", on: disk)
        }
        var found: [EraseFindings.Left] = []
        for path in metadata?.paths ?? [] {
            let isFile = Deliberate.ignore(because: "what cannot be looked at is not known to be there") {
                () throws(PlatformError) in try disk.status(of: path)?.kind == .file
            }
            guard isFile == true else { continue }
            if let search, try self.search.places(of: search, inOther: path).isEmpty { continue }
            found.append(EraseFindings.Left(path: path, why: "it is the agent's own file, and would be imported again"))
        }
        return found
    }

    private func names(in folder: String) throws(IndexerError) -> [String] {
        try IndexerError.onDisk { () throws(PlatformError) in try disk.exists(folder) ? try disk.list(folder) : [] }
    }
}
