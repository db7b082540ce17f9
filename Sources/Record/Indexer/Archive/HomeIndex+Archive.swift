package import Domain
import Journal
import Platform
import Store

/// Closed months leave the home: run directories are packed, and what was said moves to a file of the month. The index
/// keeps its rows, so that what was counted stays counted and every run can be found.
///
/// Each step can be stopped and is finished by the next time: a run is packed and its pack verified, then its list is
/// written, by which readers take the packed run; the file of the month is written whole with all rows; the index says
/// that the run is in it; the rows leave the conversations; and at last the directory is removed.
extension HomeIndex {
    var plainDisk: any Disk { ArchivedDisk.beneath(disk) }

    /// With the months that lie elsewhere by now.
    func archive() throws(IndexerError) -> ArchiveFolder {
        try IndexerError.onDisk { () throws(PlatformError) in
            try ArchiveFolder.read(paths.home.archive, on: plainDisk)
        }
    }

    /// The months that have something to be archived.
    package func monthsToArchive() throws(IndexerError) -> [CivilMonth] {
        try ArchiveCandidates.months(in: paths.home, on: plainDisk)
    }

    /// What archiving a month would take.
    package func archivePlan(of month: CivilMonth) throws(IndexerError) -> ArchiveReport {
        let candidates = try candidates(of: month, to: archive())
        var report = ArchiveReport(month)
        report.left = candidates.left
        for run in candidates.runs {
            let entries = try IndexerError.onDisk { () throws(PlatformError) in
                try FolderEntries.all(in: run.facts.paths.directory, on: plainDisk)
            }
            report.entries.append(
                ArchiveReport.Entry(
                    task: run.place.task,
                    run: run.place.run,
                    bytes: entries.reduce(0) { $0 + $1.bytes },
                    packedBytes: nil
                )
            )
        }
        return report
    }

    /// Whatever was begun before is finished as well.
    ///
    /// - Parameter directory: where months are to lie that are not archived yet, if not in the home.
    package func archive(_ month: CivilMonth, to directory: String? = nil) throws(IndexerError) -> ArchiveReport {
        guard writer.conversations != nil else { throw .archive(.noConversations) }
        let place = try ArchivePlace(paths.home.archive, on: plainDisk).settle(month, in: directory)
        let candidates = try candidates(of: month, to: place)
        var report = ArchiveReport(month)
        report.left = candidates.left
        for run in candidates.runs { try pack(run, &report) }
        archived.forget()
        try settleRows(of: month)
        try removePacked(of: month, &report)
        return report
    }

    private func candidates(
        of month: CivilMonth,
        to place: ArchiveFolder
    ) throws(IndexerError) -> ArchiveCandidates {
        try ArchiveCandidates(of: month, in: paths.home, to: place, on: plainDisk) { isRead($0) }
    }

    // MARK: - Directories

    private func pack(_ run: ArchiveCandidates.Run, _ report: inout ArchiveReport) throws(IndexerError) {
        do throws(IndexerError) {
            let list = try packed(run)
            report.entries.append(
                ArchiveReport.Entry(
                    task: list.task,
                    run: list.run,
                    bytes: list.contentBytes,
                    packedBytes: list.packedBytes
                )
            )
        } catch {
            switch error {
            case .store: throw error
            case .disk(let cause) where cause.errno?.isDiskFull ?? false: throw error
            case .disk, .archive, .journal, .packing, .locked, .settings, .changedMeanwhile, .name, .tooManyAlike,
                .prices, .alreadyThere, .refused, .control:
                report.left.append(ArchiveReport.Left(run: run.place.run, reason: "\(error)"))
            }
        }
    }

    private func packed(_ run: ArchiveCandidates.Run) throws(IndexerError) -> PackedRun {
        let directory = run.facts.paths.directory
        let isKnown = try IndexerError.onDisk { () throws(PlatformError) in try plainDisk.exists(run.place.list) }
        if !isKnown { try validate(run) }
        let lock = try IndexerError.inJournal { () throws(JournalError) in
            try DirectoryLock(directory, on: plainDisk)
        }
        defer { withExtendedLifetime(lock) {} }
        if isKnown {
            let (list, change) = try IndexerError.onDisk { () throws(PlatformError) in
                let list = try PackedRun.read(run.place.list, on: plainDisk)
                return (list, try removal(of: list).firstChange())
            }
            if change == nil { return list }
        }
        let packing = RunPacking(
            run: run.place,
            directory: directory,
            isElsewhere: run.isElsewhere,
            disk: plainDisk
        )
        return try packing.pack(at: now)
    }

    /// What is packed is what the index is made of: where they differ, both are kept as they are.
    private func validate(_ run: ArchiveCandidates.Run) throws(IndexerError) {
        let validation = RunValidation(facts: run.facts, writer: writer, disk: plainDisk, clock: clock)
        guard let fault = try validation.compare().finding else { return }
        throw .archive(.notValid(run: run.place.run, found: fault))
    }

    private func removal(of list: PackedRun) -> RunRemoval {
        RunRemoval(list: list, home: paths.home, disk: plainDisk)
    }

    private func removePacked(of month: CivilMonth, _ report: inout ArchiveReport) throws(IndexerError) {
        for run in try archivedRuns(of: month) {
            do throws(PlatformError) {
                let removal = removal(of: try PackedRun.read(run.list, on: plainDisk))
                guard try removal.isDue() else { continue }
                if let change = try removal.firstChange() {
                    let why = "its directory is kept: \(change) is not as it was packed"
                    report.left.append(ArchiveReport.Left(run: run.run, reason: why))
                    continue
                }
                try removal.perform()
            } catch { report.left.append(ArchiveReport.Left(run: run.run, reason: "its directory is kept: \(error)")) }
        }
    }

    private func archivedRuns(of month: CivilMonth) throws(IndexerError) -> [ArchivedRun] {
        let archive = try archive()
        return try IndexerError.onDisk { () throws(PlatformError) in
            guard try plainDisk.exists(archive.month(month)) else { return [] }
            return try archive.runs(of: month, on: plainDisk)
        }
    }

    // MARK: - Rows

    /// All months, for an index that was made anew.
    func settleArchivedRows() throws(IndexerError) {
        let archive = try archive()
        let months = try IndexerError.onDisk { () throws(PlatformError) in try archive.months(on: plainDisk) }
        for month in months { try settleRows(of: month) }
    }

    /// Moves what was said in the archived runs of a month to its file, and makes that anew where it is lost.
    func settleRows(of month: CivilMonth) throws(IndexerError) {
        let runs = try archivedRuns(of: month).map(\.run)
        guard !runs.isEmpty else { return }
        let file = try MonthFile(archive().database(of: month), on: plainDisk, at: now)
        let known = try knownRuns(of: file)
        try readAgain(runs.filter { !known.contains($0) })
        guard let conversations = writer.conversations else { throw .archive(.noConversations) }
        let moving = try IndexerError.inStore { () throws(StoreError) in
            var moving: [String] = []
            for run in runs where try SaidRows(conversations).areThere(of: run) { moving.append(run) }
            return moving
        }
        let isComplete = runs.allSatisfy(known.contains)
        if !moving.isEmpty || !isComplete {
            try IndexerError.inStore { () throws(StoreError) in
                try file.write(runs, from: writer.index, conversations, search.reading)
            }
        }
        try writer.writeIndex { (index, _) throws(StoreError) in
            for run in runs { try index.run("UPDATE runs SET archive = ? WHERE run_id = ?", "\(month)", run) }
        }
        for run in moving {
            _ = try writer.writeConversations { (conversations) throws(StoreError) in
                try SaidRows(conversations).remove(of: run, search.texts(of: conversations))
            }
        }
        _ = try writer.writeConversations { (conversations) throws(StoreError) in
            try SaidRows(conversations).removeEmptyMonths()
        }
    }

    /// What is damaged is set aside, and made again from the packed runs.
    private func knownRuns(of file: MonthFile) throws(IndexerError) -> Set<String> {
        try IndexerError.inStore { () throws(StoreError) in
            guard try file.isThere else { return [] }
            guard file.findings().isEmpty else {
                _ = try Mending(quarantine: paths.home.quarantine, disk: plainDisk, now: now).setAside(file.path)
                return []
            }
            return try file.runs()
        }
    }

    /// Runs whose rows had left the conversations for a file that is not there any more.
    private func readAgain(_ runs: [String]) throws(IndexerError) {
        guard let conversations = writer.conversations else { return }
        let lost = try IndexerError.inStore { () throws(StoreError) in
            var lost: [String] = []
            for run in runs {
                let archived = "SELECT EXISTS(SELECT 1 FROM runs WHERE run_id = ? AND archive IS NOT NULL)"
                guard try writer.index.integer(archived, run) == 1 else { continue }
                if try !SaidRows(conversations).areThere(of: run) { lost.append(run) }
            }
            return lost
        }
        guard !lost.isEmpty else { return }
        _ = try writer.writeConversations { (conversations) throws(StoreError) in
            for run in lost { try conversations.run("DELETE FROM sources WHERE owner_id = ?", run) }
        }
        try writer.writeIndex { (index, _) throws(StoreError) in
            for run in lost { try index.run("UPDATE sources SET is_finished = 0 WHERE owner_id = ?", run) }
        }
        try beginAnew()
        _ = try pass()
    }
}
