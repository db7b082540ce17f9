import Domain
import Journal
import Packing
import Platform
import Store

/// Looks through all files of a home for what is to be erased.
struct EraseSearch {
    /// Of files that a killed erasure was about to put in the place of others.
    static let madeSuffix = ".erasing"
    /// What only we write. Archives have treatments of their own.
    private static let ownFolders: Set = ["runs", "sessions", "imports", "quarantine", "spool"]
    private static let lineFiles: Set = ["worker.log", "journal.jsonl"]
    /// In which agents say a few letters a line.
    private static let streamFile = "stdout.log"
    private static let databaseMark = Array("SQLite format 3\0".utf8)

    private let paths: RecordPaths
    /// On which archived runs stand where they were.
    private let disk: any Disk
    private let plainDisk: any Disk
    private let runFolders: [String]
    /// With the months that lie elsewhere.
    let archive: ArchiveFolder
    let packs: [ErasePack]

    init(_ paths: RecordPaths, on disk: any Disk) throws(IndexerError) {
        self.paths = paths
        let plainDisk = ArchivedDisk.beneath(disk)
        self.disk = ArchiveView.disk(over: disk, home: paths.home)
        self.plainDisk = plainDisk
        runFolders = try IndexerError.inJournal { () throws(JournalError) in
            try RunLookup.runs(beginningWith: "", in: paths.home, on: plainDisk).map { (run) throws(JournalError) in
                try run.linkFollowed(on: plainDisk).directory
            }
        }
        archive = try IndexerError.onDisk { () throws(PlatformError) in
            try ArchiveFolder.read(paths.home.archive, on: plainDisk)
        }
        packs = try ErasePack.all(in: archive, of: paths.home, on: plainDisk)
    }

    /// The places of a secret in files, and copies of databases, which are made of what stands in them.
    func places(of search: SecretSearch) throws(IndexerError) -> [EraseFile] {
        var found = try databaseCopies()
        let known = Set(found.map(\.path))
        for path in try files() where !known.contains(path) {
            if let file = try file(path, search) { found.append(file) }
        }
        for pack in packs { found += try places(of: search, in: pack) }
        return found
    }

    private func places(of search: SecretSearch, in pack: ErasePack) throws(IndexerError) -> [EraseFile] {
        var found = pack.names(holding: search)
        for entry in pack.list.entries where entry.kind == .file {
            let path = "\(pack.directory)/\(entry.path)"
            guard let (treatment, ranges) = try treatment(of: path, search, isOurs: true) else { continue }
            found.append(pack.file(entry.path, search, treatment, ranges))
        }
        return found
    }

    /// Databases that were set aside, or copied before their schema changed. What stands in them stands in the files
    /// too, and nothing can be erased in a part of them.
    func databaseCopies() throws(IndexerError) -> [EraseFile] {
        let bases = [paths.index, paths.conversations]
        var found: [String] = []
        for base in bases {
            let folder = FilePath.folder(of: base)
            found += try names(in: folder).filter { $0.hasPrefix(FilePath.name(of: base) + ".") }.map {
                "\(folder)/\($0)"
            }
        }
        for name in try names(in: paths.home.quarantine) {
            let path = "\(paths.home.quarantine)/\(name)"
            let isOne = bases.contains { name.hasPrefix(FilePath.name(of: $0) + ".") }
            if isOne {
                found.append(path)
            } else if try isDatabase(path) {
                found.append(path)
            }
        }
        return found.map { EraseFile(path: $0, owner: .nobody, treatment: .removed, ranges: []) }
    }

    /// Where a secret stands in a file that is not ours, such as what was imported.
    func places(of search: SecretSearch, inOther path: String) throws(IndexerError) -> [Range<Int64>] {
        var bytes = try PlainBytes(path, on: disk)
        return try SecretPlaces.find(search, in: &bytes)
    }

    // MARK: - One file

    private func file(_ path: String, _ search: SecretSearch) throws(IndexerError) -> EraseFile? {
        guard let (treatment, ranges) = try treatment(of: path, search, isOurs: isOurs(path)) else { return nil }
        return EraseFile(path: path, owner: owner(of: path), treatment: treatment, ranges: ranges)
    }

    private func treatment(
        of path: String,
        _ search: SecretSearch,
        isOurs: Bool
    ) throws(IndexerError) -> (EraseFile.Treatment, [Range<Int64>])? {
        let name = FilePath.name(of: path)
        var treatment = isOurs ? EraseFile.Treatment.bytes : .left
        if treatment == .bytes, Self.lineFiles.contains(name) { treatment = .lines }
        var ranges: [Range<Int64>]
        if name.hasSuffix(".zst"), let unpacked = try unpackedPlaces(path, search), !unpacked.isEmpty {
            ranges = unpacked
            if treatment == .bytes { treatment = .packed }
        } else {
            ranges = try places(of: search, inOther: path)
        }
        let inParts = name == Self.streamFile ? try ToldInParts.find(search, in: PlainBytes(path, on: disk)) : []
        if !inParts.isEmpty { ranges = Self.union(ranges, inParts) }
        return ranges.isEmpty ? nil : (treatment, ranges)
    }

    /// Nothing where it is no packed file.
    private func unpackedPlaces(_ path: String, _ search: SecretSearch) throws(IndexerError) -> [Range<Int64>]? {
        let found = Deliberate.ignore(because: "what is no packed file is searched as it stands") {
            () throws(IndexerError) in
            let length = try CopyBytes.length(of: path, on: disk)
            var bytes = try CopyBytes(path, bytes: length, on: disk)
            return try SecretPlaces.find(search, in: &bytes)
        }
        return found
    }

    private static func union(_ one: [Range<Int64>], _ other: [Range<Int64>]) -> [Range<Int64>] {
        var ranges: [Range<Int64>] = []
        for range in (one + other).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            SecretSearch.add(range, to: &ranges)
        }
        return ranges
    }

    private func isOurs(_ path: String) -> Bool {
        if runFolders.contains(where: { path.hasPrefix($0 + "/") }) { return true }
        return parts(of: path).first.map { Self.ownFolders.contains($0) } ?? false
    }

    /// The names below the home that lead to a path.
    private func parts(of path: String) -> [String] {
        guard path.hasPrefix(paths.home.root + "/") else { return [] }
        return path.dropFirst(paths.home.root.utf8.count + 1).split(separator: "/").map(String.init)
    }

    private func owner(of path: String) -> EraseFile.Owner {
        if let run = runFolders.first(where: { path.hasPrefix($0 + "/") }) { return .run(run) }
        let parts = parts(of: path)
        guard parts.count > 2, !parts[1].hasPrefix(".") else { return .nobody }
        switch parts[0] {
        case "sessions": return .session("\(paths.home.sessions)/\(parts[1])")
        case "imports": return .imported("\(paths.home.imports)/\(parts[1])")
        default: return .nobody
        }
    }

    private func isDatabase(_ path: String) throws(IndexerError) -> Bool {
        try IndexerError.onDisk { () throws(PlatformError) in
            guard try disk.status(of: path)?.kind == .file else { return false }
            return try disk.head(of: path, bytesMax: Self.databaseMark.count) == Self.databaseMark
        }
    }

    // MARK: - All files

    /// Without the databases, which are made anew, without what is archived, and what is no text.
    private func files() throws(IndexerError) -> [String] {
        let root = paths.home.root
        let databases = [paths.index, paths.conversations].flatMap { file in
            ([""] + DatabaseFile.companions).map { file + $0 }
        }
        let archived = packs.flatMap { [$0.run.pack, $0.run.list] }
        let passedOver = try Set(databases + [paths.lock, paths.home.redactionKey] + archived + monthFiles())
        var walk = FolderWalk(on: plainDisk)
        var found: [String] = []
        for folder in [root] + (runFolders + archiveFolders).filter({ !$0.hasPrefix(root + "/") }) {
            walk.walk(folder, enters: { path, _ in path != EraseWork.folder(of: paths) }) { path, _ in
                if !passedOver.contains(path) { found.append(path) }
            }
        }
        // What could not be looked at could hold it.
        if let first = walk.unreadable.first { throw .disk(first.cause) }
        return found
    }

    private var archiveFolders: [String] { [archive.path] + archive.elsewhere.keys.map(archive.month) }

    private func monthFiles() throws(IndexerError) -> [String] {
        try IndexerError.onDisk { () throws(PlatformError) in
            try archive.months(on: plainDisk).map(archive.database)
                + archive.prunedMonths(on: plainDisk).map(archive.keptDatabase)
        }
    }

    private func names(in folder: String) throws(IndexerError) -> [String] {
        try IndexerError.onDisk { () throws(PlatformError) in
            try disk.exists(folder) ? try disk.list(folder) : []
        }
    }

    /// Removes what an erasure has left that was killed before it had a plan.
    func removeLeftovers() throws(IndexerError) {
        for path in try files() where FilePath.name(of: path).hasSuffix(Self.madeSuffix) && isOurs(path) {
            try IndexerError.onDisk { () throws(PlatformError) in try disk.remove(path) }
        }
        // Only what stood in the place of a plan.
        try IndexerError.onDisk { () throws(PlatformError) in
            try FolderRemoval.remove(EraseWork.folder(of: paths), on: plainDisk)
        }
        try removeUnfinishedPacks()
        // Imports that were stopped are begun anew by the next.
        for name in try names(in: paths.home.imports) where name.hasPrefix(".") {
            try IndexerError.onDisk { () throws(PlatformError) in
                try FolderRemoval.remove("\(paths.home.imports)/\(name)", on: disk)
            }
        }
    }
}

extension EraseSearch {
    /// What an archiving or an erasure was stopped with, and packed runs that nobody has listed yet and that still have
    /// their directories.
    private func removeUnfinishedPacks() throws(IndexerError) {
        for path in try files() where archiveFolders.contains(where: { path.hasPrefix($0 + "/") }) {
            let name = FilePath.name(of: path)
            var isLeft = name.hasPrefix(".") && (name.hasSuffix(Self.madeSuffix) || name.hasSuffix(".unfinished"))
            if !isLeft, ArchivedRun.isOurs(name) {
                let run = "/\(FilePath.name(of: FilePath.folder(of: path)))/\(name.prefix { $0 != "." })"
                isLeft = runFolders.contains { $0.hasSuffix(run) }
            }
            guard isLeft else { continue }
            try IndexerError.onDisk { () throws(PlatformError) in try plainDisk.remove(path) }
        }
    }
}

extension Disk {
    /// The first bytes of a file, as many as there are.
    fileprivate func head(of path: String, bytesMax: Int) throws(PlatformError) -> [UInt8] {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytesMax, alignment: 16)
        defer { room.deallocate() }
        let count = try readFully(openFile(path, .read), into: room, at: 0)
        return Array(room[..<count])
    }
}

extension CopyBytes {
    fileprivate static func length(of path: String, on disk: any Disk) throws(IndexerError) -> Int64 {
        try IndexerError.inPacking { () throws(PackingError) in try PackedReader(path, on: disk).contentBytes }
    }
}
