package import Domain
package import Journal
package import Platform
import Store

/// What the archive has of a month.
package struct ArchivedMonth: Hashable, Sendable {
    /// What is wrong, of which run.
    package struct Finding: Hashable, Sendable {
        package let run: String?
        package let text: String
        package let hint: String?
    }

    package let month: CivilMonth
    package let runCount: Int
    /// Of all files of the runs, before they were packed.
    package let bytes: Int64
    package let packedBytes: Int64
    /// Of the file with the rows; nothing where it is not there.
    package let rowBytes: Int64?
    package let archivedAt: WallTime?
    /// When runs of it were removed, if they were.
    package let prunedAt: WallTime?
    package let database: String
    /// Whether it lies elsewhere, and is not there now.
    package let isAway: Bool

    /// All months, the oldest first. What cannot be read of one is told by verifying it.
    package static func all(
        in home: HomePaths,
        on disk: any Disk
    ) throws(IndexerError) -> [ArchivedMonth] {
        let disk = ArchivedDisk.beneath(disk)
        return try IndexerError.onDisk { () throws(PlatformError) in
            let archive = try ArchiveFolder.read(home.archive, on: disk)
            var months: [ArchivedMonth] = []
            let known = try Set(archive.months(on: disk) + archive.prunedMonths(on: disk))
            for month in known.union(archive.elsewhere.keys).sorted() {
                months.append(try ArchivedMonth(month, archive, disk))
            }
            return months
        }
    }

    private init(_ month: CivilMonth, _ archive: ArchiveFolder, _ disk: any Disk) throws(PlatformError) {
        var (content, packed, count) = (Int64(0), Int64(0), 0)
        var latest: WallTime?
        let isThere = try disk.exists(archive.month(month))
        for run in isThere ? try archive.runs(of: month, on: disk) : [] {
            count += 1
            let list = Deliberate.ignore(because: "verifying the archive tells of it") { () throws(PlatformError) in
                try PackedRun.read(run.list, on: disk)
            }
            guard let list else { continue }
            content += list.contentBytes
            packed += list.packedBytes
            latest = max(latest ?? list.archivedAt, list.archivedAt)
        }
        self.month = month
        runCount = count
        bytes = content
        packedBytes = packed
        database = archive.database(of: month)
        rowBytes = try disk.status(of: database)?.bytes
        archivedAt = latest
        isAway = try archive.isAway(month, on: disk)
        prunedAt = try disk.status(of: archive.keptDatabase(of: month))?.modified
    }

    /// Reads all that is archived of the month, and tells what is not as it was.
    package static func verify(
        _ month: CivilMonth,
        in home: HomePaths,
        on disk: any Disk,
        at now: WallTime
    ) throws(IndexerError) -> [Finding] {
        let disk = ArchivedDisk.beneath(disk)
        let archive = try IndexerError.onDisk { () throws(PlatformError) in
            try ArchiveFolder.read(home.archive, on: disk)
        }
        return try verify(month, in: archive, on: disk, at: now)
    }

    /// The same of an archive in any place.
    static func verify(
        _ month: CivilMonth,
        in archive: ArchiveFolder,
        on disk: any Disk,
        at now: WallTime
    ) throws(IndexerError) -> [Finding] {
        let (runs, isAway) = try IndexerError.onDisk { () throws(PlatformError) in
            guard try disk.exists(archive.month(month)) else {
                return try ([ArchivedRun](), archive.isAway(month, on: disk))
            }
            return try (archive.runs(of: month, on: disk), false)
        }
        if isAway { throw .archive(.away([month], folder: archive.folder(of: month))) }
        guard !runs.isEmpty else { throw .archive(.noMonth(month)) }
        var findings: [Finding] = []
        for run in runs {
            do throws(IndexerError) {
                let list = try IndexerError.onDisk { () throws(PlatformError) in
                    try PackedRun.read(run.list, on: disk)
                }
                guard let fault = try PackVerification.fault(of: run.pack, list, on: disk) else { continue }
                findings.append(Finding(run: run.run, text: "\(fault)", hint: fault.hint))
            } catch { findings.append(Finding(run: run.run, text: "\(error)", hint: error.hint)) }
        }
        return findings + rowFindings(of: runs, in: archive.database(of: month), on: disk, at: now)
    }

    private static func rowFindings(
        of runs: [ArchivedRun],
        in database: String,
        on disk: any Disk,
        at now: WallTime
    ) -> [Finding] {
        let hint = "\"roost reindex\" makes it anew from the packed runs"
        let file = MonthFile(database, on: disk, at: now)
        let wrong = file.findings()
        guard wrong.isEmpty else {
            return wrong.map { Finding(run: nil, text: $0.contains(database) ? $0 : "\(database): \($0)", hint: hint) }
        }
        let known = Deliberate.ignore(because: "it was read a moment ago") { () throws(StoreError) in try file.runs() }
        return runs.filter { known?.contains($0.run) == false }.map {
            Finding(run: $0.run, text: "\(database) has no rows of it", hint: hint)
        }
    }
}
