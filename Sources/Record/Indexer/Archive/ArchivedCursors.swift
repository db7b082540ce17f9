import Domain
import Journal
import Platform
import Store

/// How far archived runs were read, as the files of their months have it: what was said in them is not read into
/// conversations that are made anew.
enum ArchivedCursors {
    /// A month whose file is not whole is left out: its runs are read again, and it is made anew with the next
    /// archiving or reindexing.
    static func put(
        into conversations: Connection,
        of home: HomePaths,
        on disk: any Disk,
        at now: WallTime
    ) throws(StoreError) {
        let disk = ArchivedDisk.beneath(disk)
        let files = Deliberate.ignore(because: "an archive that cannot be read has nothing to go by") {
            () throws(PlatformError) in
            let archive = try ArchiveFolder.read(home.archive, on: disk)
            return try archive.months(on: disk).map { archive.database(of: $0) }
        }
        for path in files ?? [] { try put(MonthFile(path, on: disk, at: now), into: conversations) }
    }

    static func put(_ file: MonthFile, into conversations: Connection) throws(StoreError) {
        guard try file.isThere, file.findings().isEmpty else { return }
        let rows = try rows(of: file)
        try conversations.write { () throws(StoreError) in for row in rows { try conversations.put(row) } }
    }

    private static func rows(of file: MonthFile) throws(StoreError) -> [SourceRow] {
        let opened = try file.open()
        let ids = try opened.rows("SELECT source_id FROM sources WHERE kind IN ('stdout', 'stderr')") {
            $0.text(0) ?? ""
        }
        var rows: [SourceRow] = []
        for id in ids { if let row = try opened.source(id) { rows.append(row) } }
        return rows
    }
}
