package import Domain
import Platform
import Store

/// What was said in archived runs stands in files of their months, which are attached when a question needs them. All
/// else is in the index, archived or not.
extension OpenRecord {
    /// SQLite attaches ten databases at most, of which the conversations are one.
    package static let attachedMonthsMax = 8

    /// With the months that lie elsewhere by now.
    private func archive() throws(QueriesError) -> ArchiveFolder {
        do throws(PlatformError) { return try ArchiveFolder.read(archivePath, on: disk) } catch { throw .disk(error) }
    }

    /// The months that are archived, in their order; also those that are away. One of which the archive has its first
    /// packed runs, and no rows yet, is still in the conversations.
    package func archivedMonths() throws(QueriesError) -> [CivilMonth] {
        let archive = try archive()
        let (there, away): ([CivilMonth], [CivilMonth])
        do throws(PlatformError) {
            (there, away) = (try archive.months(on: disk), try archive.awayMonths(on: disk))
        } catch { throw .disk(error) }
        var months = away
        for month in there where try hasRows(month, in: archive) { months.append(month) }
        return months.sorted()
    }

    /// The file is written before the index is told, and the index before anything leaves the conversations.
    private func hasRows(_ month: CivilMonth, in archive: ArchiveFolder) throws(QueriesError) -> Bool {
        do throws(PlatformError) {
            if try disk.exists(archive.database(of: month)) { return true }
        } catch { throw .disk(error) }
        return try inStore { () throws(StoreError) in
            try index.integer("SELECT EXISTS(SELECT 1 FROM runs WHERE archive = ?)", "\(month)") == 1
        }
    }

    /// Those in which something of a time may have been said.
    package func archivedMonths(in times: Range<WallTime>) throws(QueriesError) -> [CivilMonth] {
        var found: [CivilMonth] = []
        for month in try archivedMonths() where month.times.lowerBound < times.upperBound {
            guard month.times.upperBound <= times.lowerBound else {
                found.append(month)
                continue
            }
            // A run that began in one month may have gone on in the next.
            let last = try inStore { () throws(StoreError) in
                try index.first("SELECT max(finished_at) FROM runs WHERE archive = ?", "\(month)") { $0.text(0) }
            }
            if let last = last ?? nil, last >= UsageSpan.bound(times.lowerBound) { found.append(month) }
        }
        return found
    }

    /// The month that a run is archived with.
    package func archivedMonth(ofRun run: String) throws(QueriesError) -> CivilMonth? {
        let text = try inStore { () throws(StoreError) in
            try index.first("SELECT archive FROM runs WHERE run_id = ?", run) { $0.text(0) } ?? nil
        }
        return text.flatMap { CivilMonth($0) }
    }

    /// Where what was said in a run stands: the name of a database of this connection.
    func place(ofRun run: String) throws(QueriesError) -> String {
        guard let month = try archivedMonth(ofRun: run) else {
            try requireConversations()
            return ConversationsFile.name
        }
        return try place(of: month)
    }

    /// The name of a month's database, which is attached where it is not yet. The one that was wanted longest ago makes
    /// room for it.
    func place(of month: CivilMonth) throws(QueriesError) -> String {
        let name = Self.name(of: month)
        let archive = try archive()
        try requireFile(of: month, in: archive)
        let file = archive.database(of: month)
        let status = try status(of: file)
        if let known = attached.firstIndex(where: { $0.month == month }) {
            let last = attached.remove(at: known)
            // A month that takes more runs gets another file.
            if last.isOf(status) {
                attached.append(last)
                return name
            }
            try leave(last)
        }
        if attached.count == Self.attachedMonthsMax { try leave(attached.removeFirst()) }
        try inStore { () throws(StoreError) in
            try MonthFile(file, on: disk, at: now).attach(to: index, as: name)
        }
        attached.append(ArchivedFile(month: month, file: status))
        return name
    }

    private func leave(_ month: ArchivedFile) throws(QueriesError) {
        try inStore { () throws(StoreError) in try index.run("DETACH \(Self.name(of: month.month))") }
    }

    private func status(of file: String) throws(QueriesError) -> FileStatus? {
        do throws(PlatformError) { return try disk.status(of: file) } catch { throw .disk(error) }
    }

    /// Which files the archived months have now: others once something more was archived.
    package func archivedFiles() throws(QueriesError) -> [ArchivedFile] {
        let archive = try archive()
        var files: [ArchivedFile] = []
        for month in try archivedMonths() {
            files.append(ArchivedFile(month: month, file: try status(of: archive.database(of: month))))
        }
        return files
    }

    private func requireFile(of month: CivilMonth, in archive: ArchiveFolder) throws(QueriesError) {
        let file = archive.database(of: month)
        let (isThere, pruned): (Bool, [CivilMonth])
        let isAway: Bool
        do throws(PlatformError) {
            (isThere, pruned) = try (disk.exists(file), archive.prunedMonths(on: disk))
            isAway = try archive.isAway(month, on: disk)
        } catch { throw .disk(error) }
        guard !isThere else { return }
        guard !isAway else { throw .monthAway(month, folder: archive.folder(of: month)) }
        throw pruned.contains(month) ? .pruned(month) : .archiveAway(month, file: file)
    }

    static func name(of month: CivilMonth) -> String {
        "archived_" + "\(month)".split(separator: "-").joined(separator: "_")
    }
}
