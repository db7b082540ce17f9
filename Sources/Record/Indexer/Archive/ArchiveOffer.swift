package import Domain
package import Journal
package import Platform
import Store

/// A month that could be archived by now, and how its runs stand to their rows: it is offered once all of them have
/// matched for as long as a month is kept.
package struct ArchiveOffer: Hashable, Sendable {
    package let month: CivilMonth
    package private(set) var runCount = 0
    package private(set) var bytes: Int64 = 0
    /// Of how many the rows match, and of how many they do not; nobody has looked at the others.
    package private(set) var matchCount = 0
    package private(set) var mismatchCount = 0
    /// When the last of them was found to match.
    private var since: WallTime?

    private init(_ month: CivilMonth) { self.month = month }

    /// For how many days all of its runs have matched; nothing where that is not known of all.
    package func matchedDays(at now: WallTime) -> Int? {
        guard matchCount == runCount, let since else { return nil }
        return max(0, Int((now - since).components.seconds / 86_400))
    }

    /// The oldest first. Runs that cannot be read are none of theirs.
    package static func all(
        in paths: RecordPaths,
        by rule: ArchiveRule,
        on disk: any Disk,
        at now: WallTime
    ) throws(IndexerError) -> [ArchiveOffer] {
        let validations = try validations(in: paths, on: disk, at: now)
        let disk = ArchivedDisk.beneath(disk)
        var offers: [ArchiveOffer] = []
        for month in try ArchiveCandidates.months(in: paths.home, on: disk)
        where rule.fault(of: month, at: now, isForced: false) == nil {
            var offer = ArchiveOffer(month)
            for run in try candidates(of: month, in: paths.home, on: disk).runs {
                let entries = try IndexerError.onDisk { () throws(PlatformError) in
                    try FolderEntries.all(in: run.facts.paths.directory, on: disk)
                }
                offer.add(entries.reduce(0) { $0 + $1.bytes }, validations[run.place.run])
            }
            if offer.runCount > 0 { offers.append(offer) }
        }
        return offers
    }

    private mutating func add(_ bytes: Int64, _ validation: ValidationRow?) {
        runCount += 1
        self.bytes += bytes
        guard let validation else { return }
        if validation.finding == nil { matchCount += 1 } else { mismatchCount += 1 }
        since = max(since ?? validation.since, validation.since)
    }

    private static func validations(
        in paths: RecordPaths,
        on disk: any Disk,
        at now: WallTime
    ) throws(IndexerError) -> [String: ValidationRow] {
        let isThere = try IndexerError.onDisk { () throws(PlatformError) in try disk.exists(paths.index) }
        guard isThere else { return [:] }
        let rows = try IndexerError.inStore { () throws(StoreError) in
            try IndexSchema.current.open(paths.index, for: .read, on: disk, at: now).validations()
        }
        return Dictionary(rows.map { ($0.owner, $0) }) { first, _ in first }
    }

    private static func candidates(
        of month: CivilMonth,
        in home: HomePaths,
        on disk: any Disk
    ) throws(IndexerError) -> ArchiveCandidates {
        try ArchiveCandidates(of: month, in: home, to: ArchiveFolder(home.archive), on: disk, isRead: { _ in true })
    }
}
