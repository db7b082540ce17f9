import Domain
import Journal
import Platform
import Store

/// Whether all archived months are there, without which an index that is made anew would lack their runs.
struct ArchivePresence {
    private let paths: RecordPaths
    private let disk: any Disk
    private let now: WallTime

    init(_ paths: RecordPaths, on disk: any Disk, at now: WallTime) {
        self.paths = paths
        self.disk = disk
        self.now = now
    }

    func require() throws(IndexerError) {
        let archive = try IndexerError.onDisk { () throws(PlatformError) in
            try ArchiveFolder.read(paths.home.archive, on: disk)
        }
        let away = try IndexerError.onDisk { () throws(PlatformError) in try archive.awayMonths(on: disk) }
        if let folder = away.first.map(archive.folder) {
            throw .archive(.away(away.filter { archive.folder(of: $0) == folder }, folder: folder))
        }
        var lost: [CivilMonth] = []
        for month in known() {
            let isThere = try IndexerError.onDisk { () throws(PlatformError) in try archive.has(month, on: disk) }
            if !isThere { lost.append(month) }
        }
        if !lost.isEmpty { throw .archive(.lost(lost)) }
    }

    /// Of an index that cannot be read nothing is known.
    private func known() -> [CivilMonth] {
        let months = Deliberate.ignore(because: "it is made anew") { () throws(StoreError) in
            let index = try IndexSchema.current.open(paths.index, for: .read, on: disk, at: now)
            return try index.rows("SELECT DISTINCT archive FROM runs WHERE archive IS NOT NULL") { $0.text(0) ?? "" }
        }
        return (months ?? []).compactMap { CivilMonth($0) }.sorted()
    }
}
