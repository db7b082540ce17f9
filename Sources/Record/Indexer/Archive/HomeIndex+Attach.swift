package import Domain
import Journal
import Platform
import Store

/// Months that lie elsewhere are of this archive once they stand in its list. Nothing of them is copied or changed.
extension HomeIndex {
    /// Takes the months of a folder, or one of them, each of which is read and found whole before. Answers those that
    /// were taken; months that were attached before and are away get the new place.
    package func attach(_ folder: String, month wanted: CivilMonth? = nil) throws(IndexerError) -> [CivilMonth] {
        let place = ArchiveFolder(folder)
        let archive = try archive()
        let found = try IndexerError.onDisk { () throws(PlatformError) in
            try Set(place.months(on: plainDisk) + place.prunedMonths(on: plainDisk)).sorted()
        }
        let months = found.filter { wanted == nil || wanted == $0 }
        guard folder != archive.path, !months.isEmpty else { throw .archive(.notOurs(folder: folder)) }
        for month in months {
            try refuse(month, thatIsIn: archive)
            try verify(month, in: place)
        }
        let attached = archive.elsewhere.merging(months.map { ($0, folder) }) { $1 }
        try IndexerError.onDisk { () throws(PlatformError) in
            try AttachedMonths(in: archive.path).write(attached, on: plainDisk)
        }
        archived.forget()
        try read(months, in: place)
        return months
    }

    /// Forgets that months lie in a folder, which keeps what it has. Their rows stay until the index is made anew.
    package func detach(_ folder: String, month wanted: CivilMonth? = nil) throws(IndexerError) -> [CivilMonth] {
        let archive = try archive()
        let months = archive.elsewhere.filter {
            FilePath.resolvedAhead($0.value) == folder && (wanted ?? $0.key) == $0.key
        }.keys.sorted()
        guard !months.isEmpty else { throw .archive(.notAttached(folder: folder)) }
        try IndexerError.onDisk { () throws(PlatformError) in
            let others = archive.elsewhere.filter { !months.contains($0.key) }
            try AttachedMonths(in: archive.path).write(others, on: plainDisk)
        }
        archived.forget()
        return months
    }

    private func refuse(_ month: CivilMonth, thatIsIn archive: ArchiveFolder) throws(IndexerError) {
        let isThere = try IndexerError.onDisk { () throws(PlatformError) in try archive.has(month, on: plainDisk) }
        if isThere { throw .archive(.thereAlready(month, folder: archive.folder(of: month))) }
    }

    private func verify(_ month: CivilMonth, in place: ArchiveFolder) throws(IndexerError) {
        let hasRuns = try IndexerError.onDisk { () throws(PlatformError) in
            guard try plainDisk.exists(place.month(month)) else { return false }
            return try !place.runs(of: month, on: plainDisk).isEmpty
        }
        let finding: String?
        if hasRuns {
            finding = try ArchivedMonth.verify(month, in: place, on: plainDisk, at: now).first?.text
        } else {
            // Of a month that was pruned there is the file that was kept.
            let kept = place.keptDatabase(of: month)
            let isPruned = try IndexerError.onDisk { () throws(PlatformError) in try plainDisk.exists(kept) }
            guard isPruned else { throw .archive(.notOurs(folder: place.month(month))) }
            finding = MonthFile(kept, on: plainDisk, at: now).findings().first
        }
        if let finding { throw .archive(.notWhole(month, finding: finding)) }
    }

    /// What was said in them stands in their files, and is not read into the conversations once more.
    private func read(_ months: [CivilMonth], in place: ArchiveFolder) throws(IndexerError) {
        if let conversations = writer.conversations {
            try IndexerError.inStore { () throws(StoreError) in
                for month in months {
                    let file = MonthFile(place.database(of: month), on: plainDisk, at: now)
                    try ArchivedCursors.put(file, into: conversations)
                }
            }
        }
        try beginAnew()
        while try !pass().isComplete {}
        for month in months { try settleRows(of: month) }
        try KeptRows(archive: archive(), writer: writer, disk: plainDisk, now: now).restore()
    }
}
