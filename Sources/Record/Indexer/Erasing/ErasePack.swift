import Domain
import Journal
import Platform
import Store

/// An archived run, of which something is erased by packing it again.
struct ErasePack {
    let run: ArchivedRun
    let list: PackedRun
    /// Where it stands for whoever reads it.
    let directory: String

    static func all(
        in archive: ArchiveFolder,
        of home: HomePaths,
        on disk: any Disk
    ) throws(IndexerError) -> [ErasePack] {
        try IndexerError.onDisk { () throws(PlatformError) in
            var packs: [ErasePack] = []
            for month in try archive.months(on: disk) {
                for run in try archive.runs(of: month, on: disk) {
                    let list = try PackedRun.read(run.list, on: disk)
                    let directory = list.directory ?? "\(home.runs)/\(run.task)/\(run.run)"
                    packs.append(ErasePack(run: run, list: list, directory: directory))
                }
            }
            return packs
        }
    }

    /// The names in it, and what its links lead to, that hold a secret.
    func names(holding search: SecretSearch) -> [EraseFile] {
        list.entries.flatMap { entry in
            [(EraseFile.Treatment.name, entry.path), (.target, entry.target ?? "")].compactMap { treatment, text in
                let ranges = search.ranges(in: Array(text.utf8)).map { Int64($0.lowerBound)..<Int64($0.upperBound) }
                guard !ranges.isEmpty else { return nil }
                return file(entry.path, search, treatment, ranges)
            }
        }
    }

    /// A file of the run by its name, as it can be told.
    func file(
        _ name: String,
        _ search: SecretSearch,
        _ treatment: EraseFile.Treatment,
        _ ranges: [Range<Int64>]
    ) -> EraseFile {
        EraseFile(
            path: "\(directory)/\(name)",
            owner: .run(directory),
            treatment: treatment,
            ranges: ranges,
            shownAs: "\(directory)/\(Self.erased(name, search.ranges(in: Array(name.utf8))))"
        )
    }

    private static func erased(_ text: String, _ ranges: [Range<Int>]) -> String {
        var bytes = Array(text.utf8)
        for range in ranges {
            bytes.withUnsafeMutableBytes { SecretSearch.fill(UnsafeMutableRawBufferPointer(rebasing: $0[range])) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: - Packing again

    /// Writes the packed file anew beside the old one. Answers the list that is to stand beside it.
    ///
    /// - Parameter made: where the new files are, by their paths.
    func packAgain(
        _ files: [EraseFile],
        _ made: [String: String],
        at now: WallTime,
        on disk: any Disk
    ) throws(IndexerError) -> PackedRun {
        var entries = list.entries
        var sources: [String: String] = [:]
        let named = Dictionary(grouping: files, by: \.path)
        for place in entries.indices {
            let path = "\(directory)/\(entries[place].path)"
            let changes = named[path] ?? []
            if let change = changes.first(where: { $0.treatment == .target }), let target = entries[place].target {
                let ranges = change.ranges.map { Int($0.lowerBound)..<Int($0.upperBound) }
                entries[place].target = Self.erased(target, ranges)
            }
            if let change = changes.first { entries[place].path = change.name }
            guard entries[place].kind == .file else { continue }
            sources[entries[place].path] = made[path] ?? path
            if let made = made[path] { entries[place].bytes = try Self.length(of: made, on: disk) }
        }
        try refuseUnreadable(entries)
        for path in made.keys.sorted() where path.hasPrefix(directory + "/") {
            let name = String(path.dropFirst(directory.count + 1))
            guard let file = made[path], !list.entries.contains(where: { $0.path == name }) else { continue }
            var entry = PackedEntry(path: name, kind: .file, mode: 0o600, modifiedAt: now)
            entry.bytes = try Self.length(of: file, on: disk)
            sources[name] = file
            let next = entries.firstIndex { !$0.path.contains("/") && $0.path > name }
            entries.insert(entry, at: next ?? entries.endIndex)
        }
        let isElsewhere = list.directory != nil
        let packing = RunPacking(
            run: run,
            directory: directory,
            isElsewhere: isElsewhere,
            disk: disk,
            sources: sources
        )
        return try packing.write(entries, at: list.archivedAt)
    }

    private static func length(of path: String, on disk: any Disk) throws(IndexerError) -> Int64 {
        try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: path)?.bytes ?? 0 }
    }

    /// Names that became alike, and those that the record itself gives.
    private func refuseUnreadable(_ entries: [PackedEntry]) throws(IndexerError) {
        var seen: Set<String> = []
        for (old, new) in zip(list.entries, entries) {
            let isOwn = old.path.prefix { $0 != "/" } != new.path.prefix { $0 != "/" }
            guard isOwn || !seen.insert(new.path).inserted else { continue }
            throw .refused(
                "the archived run \(list.run) cannot be read without it: it stands in the name \(new.path)",
                hint: "erase the whole run instead: roost erase --run \(list.run)"
            )
        }
    }
}
