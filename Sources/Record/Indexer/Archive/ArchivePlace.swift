import Domain
import Platform
import Store

/// Where a month is archived to. What lies elsewhere stands in the list of the archive before anything is put there,
/// and nothing is made in the place of a disk that is away.
struct ArchivePlace {
    private let path: String
    private let disk: any Disk

    init(_ path: String, on disk: any Disk) {
        self.path = FilePath.resolved(path)
        self.disk = disk
    }

    /// - Parameter directory: where new months are to lie, if not in the home.
    func settle(_ month: CivilMonth, in directory: String?) throws(IndexerError) -> ArchiveFolder {
        let archive = try IndexerError.onDisk { () throws(PlatformError) in
            try ArchiveFolder.read(path, on: disk)
        }
        if let folder = archive.elsewhere[month] {
            let isAway = try IndexerError.onDisk { () throws(PlatformError) in try archive.isAway(month, on: disk) }
            if isAway { throw .archive(.away([month], folder: folder)) }
            return archive
        }
        let isHere = try IndexerError.onDisk { () throws(PlatformError) in try archive.has(month, on: disk) }
        guard let directory, directory != path, !isHere else { return archive }
        try requireFree(directory, for: month, of: archive)
        return try IndexerError.onDisk { () throws(PlatformError) in
            try disk.makeFolders("\(directory)/\(month)")
            let months = archive.elsewhere.merging([month: directory]) { $1 }
            try AttachedMonths(in: path).write(months, on: disk)
            return ArchiveFolder(path, elsewhere: months)
        }
    }

    /// A mount point that is empty is there as a folder: it is known by the months that were put there before.
    private func requireFree(
        _ directory: String,
        for month: CivilMonth,
        of archive: ArchiveFolder
    ) throws(IndexerError) {
        let place = ArchiveFolder(directory)
        let before = archive.elsewhere.filter { $0.value == directory }.keys.sorted()
        let (isThere, away, isTaken) = try IndexerError.onDisk { () throws(PlatformError) in
            let away = try archive.awayMonths(on: disk).filter(before.contains)
            let isThere = try disk.exists("\(directory)/.")
            guard isThere, try place.has(month, on: disk) else { return (isThere, away, false) }
            // Somebody may have been stopped when the folder was made.
            let names = try disk.exists(place.month(month)) ? try disk.list(place.month(month)) : [""]
            let hasRows = try disk.exists(place.database(of: month))
            return (isThere, away, hasRows || !names.isEmpty)
        }
        guard isThere else { throw .archive(.noFolder(directory)) }
        if !away.isEmpty, away == before { throw .archive(.away(away, folder: directory)) }
        if isTaken { throw .archive(.thereAlready(month, folder: directory)) }
    }
}
