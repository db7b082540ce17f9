package import Domain
package import Journal
package import Platform
import Store

/// A month that could be archived by now.
package struct ArchiveOffer: Hashable, Sendable {
    package let month: CivilMonth
    package let runCount: Int
    package let bytes: Int64

    /// The oldest first. Runs that cannot be read are none of theirs.
    package static func all(
        in home: HomePaths,
        by rule: ArchiveRule,
        on disk: any Disk,
        at now: WallTime
    ) throws(IndexerError) -> [ArchiveOffer] {
        let disk = ArchivedDisk.beneath(disk)
        var offers: [ArchiveOffer] = []
        for month in try ArchiveCandidates.months(in: home, on: disk)
        where rule.fault(of: month, at: now, isForced: false) == nil {
            let runs = try ArchiveCandidates(of: month, in: home, on: disk, isRead: { _ in true }).runs
            var bytes: Int64 = 0
            for run in runs {
                let entries = try IndexerError.onDisk { () throws(PlatformError) in
                    try FolderEntries.all(in: run.facts.paths.directory, on: disk)
                }
                bytes += entries.reduce(0) { $0 + $1.bytes }
            }
            if !runs.isEmpty { offers.append(ArchiveOffer(month: month, runCount: runs.count, bytes: bytes)) }
        }
        return offers
    }
}
