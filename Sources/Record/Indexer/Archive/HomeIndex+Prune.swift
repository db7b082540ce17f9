package import Domain
import Journal
import Platform
import Store

/// Removes archived months. What was counted is kept, in a file of a few kilobytes a run; what was said and printed is
/// gone.
extension HomeIndex {
    /// What pruning a month would remove.
    package func prunePlan(of month: CivilMonth) throws(IndexerError) -> PruneReport {
        let disk = ArchivedDisk.beneath(disk)
        let archive = try archive()
        return try IndexerError.onDisk { () throws(PlatformError) in
            let runs = try archive.runs(of: month, on: disk)
            var bytes = try disk.status(of: archive.database(of: month))?.bytes ?? 0
            for run in runs {
                for file in [run.pack, run.list] { bytes += try disk.status(of: file)?.bytes ?? 0 }
            }
            return PruneReport(month: month, runCount: runs.count, bytes: bytes)
        }
    }

    /// Only what is whole is removed: what is not may be the trace of a disk that fails.
    package func prune(_ month: CivilMonth) throws(IndexerError) -> PruneReport {
        let disk = ArchivedDisk.beneath(disk)
        let findings = try ArchivedMonth.verify(month, in: paths.home, on: disk, at: now)
        if let finding = findings.first { throw .archive(.notVerified(month, finding: finding.text)) }
        let report = try prunePlan(of: month)
        let archive = try archive()
        try IndexerError.inStore { () throws(StoreError) in
            let ofMonth = "SELECT run_id FROM runs WHERE archive = ?"
            let runs = try writer.index.rows(ofMonth, "\(month)") { $0.text(0) ?? "" }
            let kept = MonthFile(archive.keptDatabase(of: month), on: disk, at: now)
            try kept.writeFacts(runs, from: writer.index)
        }
        try IndexerError.onDisk { () throws(PlatformError) in try remove(month, archive, disk) }
        archived.forget()
        return report
    }

    /// The list of a run goes first, without which its pack is nobody's.
    private func remove(_ month: CivilMonth, _ archive: ArchiveFolder, _ disk: any Disk) throws(PlatformError) {
        for run in try archive.runs(of: month, on: disk) { for file in [run.list, run.pack] { try disk.remove(file) } }
        for task in try disk.list(archive.month(month)) {
            let folder = "\(archive.month(month))/\(task)"
            guard try disk.status(of: folder)?.kind == .folder else { continue }
            for name in try disk.list(folder) where ArchivedRun.isOurs(name) { try disk.remove("\(folder)/\(name)") }
            if try disk.list(folder).isEmpty { try disk.removeFolder(folder) }
        }
        if try disk.list(archive.month(month)).isEmpty { try disk.removeFolder(archive.month(month)) }
        let database = archive.database(of: month)
        if try disk.exists(database) { try disk.remove(database) }
        try disk.synchronizeFolder(archive.folder(of: month))
    }
}
