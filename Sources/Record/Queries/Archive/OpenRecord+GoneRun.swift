import Domain
import Platform
import Store

extension OpenRecord {
    /// Of runs whose ids begin so, or of a task of that name, the newest that is in an archived month which was removed
    /// or is not there.
    package func goneRun(named name: String) throws(QueriesError) -> GoneRun? {
        let found = try inStore { () throws(StoreError) in
            try index.first(
                """
                SELECT r.run_id, r.archive FROM runs r JOIN worker_sessions w ON w.worker_id = r.run_id
                WHERE r.archive IS NOT NULL AND (w.task_id = ?1 OR substr(r.run_id, 1, length(?1)) = ?1)
                ORDER BY r.run_id DESC LIMIT 1
                """,
                name
            ) { ($0.text(0) ?? "", $0.text(1) ?? "") }
        }
        guard let (run, text) = found, let month = CivilMonth(text) else { return nil }
        guard let state = try state(of: month) else { return nil }
        return GoneRun(run: run, month: month, state: state, usage: try usage(ofRun: run))
    }

    private func state(of month: CivilMonth) throws(QueriesError) -> GoneRun.State? {
        do throws(PlatformError) {
            let archive = try ArchiveFolder.read(archivePath, on: disk)
            if try archive.isAway(month, on: disk) { return .away(folder: archive.folder(of: month)) }
            guard try !disk.exists(archive.month(month)) else { return nil }
            if let kept = try disk.status(of: archive.keptDatabase(of: month)) { return .pruned(at: kept.modified) }
            return .lost(folder: archive.folder(of: month))
        } catch { throw .disk(error) }
    }
}
