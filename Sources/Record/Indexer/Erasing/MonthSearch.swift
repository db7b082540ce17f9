import Domain
import Platform
import Store

/// The databases of archived months in which something is to be erased. Those of months that have their runs are
/// removed, and made anew from these; that of a pruned month is all that is left of it, and loses nothing else.
struct MonthSearch {
    let archive: ArchiveFolder
    let disk: any Disk
    let now: WallTime

    /// - Parameter changed: the months of runs that hold the secret.
    func files(holding search: SecretSearch, changed: Set<CivilMonth>) throws(IndexerError) -> [EraseFile] {
        var found = try databases { (month, file) throws(StoreError) -> Bool in
            if changed.contains(month) || !file.findings().isEmpty { return true }
            return try !MonthTexts(of: file).ranges(of: search).isEmpty
        }
        for file in try kept() {
            let ranges = try IndexerError.inStore { () throws(StoreError) in
                try MonthTexts(of: file).ranges(of: search)
            }
            if ranges.isEmpty { continue }
            found.append(EraseFile(path: file.path, owner: .nobody, treatment: .texts, ranges: ranges))
        }
        return found
    }

    func files(of run: String) throws(IndexerError) -> [EraseFile] {
        var found = try databases { (_, file) throws(StoreError) -> Bool in
            guard file.findings().isEmpty else { return true }
            return try file.runs().contains(run)
        }
        for file in try kept() {
            let runs = try IndexerError.inStore { () throws(StoreError) in try file.runs() }
            if runs.contains(run) {
                found.append(EraseFile(path: file.path, owner: .nobody, treatment: .rows, ranges: []))
            }
        }
        return found
    }

    private func databases(
        _ isMeant: (CivilMonth, MonthFile) throws(StoreError) -> Bool
    ) throws(IndexerError) -> [EraseFile] {
        var found: [EraseFile] = []
        for month in try IndexerError.onDisk({ () throws(PlatformError) in try archive.months(on: disk) }) {
            let file = MonthFile(archive.database(of: month), on: disk, at: now)
            let isHolder = try IndexerError.inStore { () throws(StoreError) -> Bool in
                guard try file.isThere else { return false }
                return try isMeant(month, file)
            }
            if isHolder { found.append(EraseFile(path: file.path, owner: .nobody, treatment: .removed, ranges: [])) }
        }
        return found
    }

    private func kept() throws(IndexerError) -> [MonthFile] {
        try IndexerError.onDisk { () throws(PlatformError) in
            try archive.prunedMonths(on: disk).map { MonthFile(archive.keptDatabase(of: $0), on: disk, at: now) }
        }
    }
}
