import Domain
import Platform
import Store

/// Packed runs that cannot be read any more.
extension HomeIndex {
    /// What they told is taken from the rows of their month, where those are whole, and said.
    func restoreDamaged(_ report: inout PassReport) throws(IndexerError) {
        var troubles: [PassReport.Trouble] = []
        for trouble in report.troubles {
            guard let month = try month(of: trouble.directory) else {
                troubles.append(trouble)
                continue
            }
            let run = FilePath.name(of: trouble.directory)
            let rows = KeptRows(archive: try archive(), writer: writer, disk: plainDisk, now: now)
            guard try rows.restore(run, of: month) else {
                troubles.append(trouble)
                continue
            }
            finish(run)
            report.notices.append(
                "\(run) cannot be read from the archive (\(trouble.error)); its rows are those of \(month): put a copy "
                    + "of its pack in its place, roost archive verify --month \(month) names it"
            )
        }
        report.troubles = troubles
    }

    private func month(of directory: String) throws(IndexerError) -> CivilMonth? {
        let task = FilePath.name(of: FilePath.folder(of: directory))
        return try IndexerError.onDisk { () throws(PlatformError) in
            try archived.month(ofRun: FilePath.name(of: directory), of: task)
        }
    }
}
