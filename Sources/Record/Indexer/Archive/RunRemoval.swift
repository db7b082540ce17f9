import Domain
import Journal
import Platform
import Store

/// Removes the directory of a run that is archived: exactly what was packed, and nothing that a link leads to. The
/// directory gets another name first, by which a removal that was stopped is known.
struct RunRemoval {
    let list: PackedRun
    let home: HomePaths
    let disk: any Disk

    private var directory: String { list.directory ?? "\(home.runs)/\(list.task)/\(list.run)" }
    private var leaving: String { "\(FilePath.folder(of: directory))/.\(list.run).archived" }

    /// Whether something of the directory is still there.
    func isDue() throws(PlatformError) -> Bool {
        for path in [directory, leaving] where try disk.status(of: path)?.kind == .folder { return true }
        return false
    }

    /// Where the directory is as it was packed, the first name that is not; nothing where it has gone already.
    func firstChange() throws(PlatformError) -> String? {
        guard try disk.status(of: directory)?.kind == .folder else { return nil }
        let known = Dictionary(list.entries.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let found = try FolderEntries.all(in: directory, on: disk)
        for entry in found {
            guard let packed = known[entry.path] else { return entry.path }
            guard packed.kind == entry.kind, packed.target == entry.target else { return entry.path }
            if entry.kind == .file, (packed.bytes, packed.modifiedAt) != (entry.bytes, entry.modifiedAt) {
                return entry.path
            }
        }
        let names = Set(found.map(\.path))
        return list.entries.first { !names.contains($0.path) }?.path
    }

    func perform() throws(PlatformError) {
        if try disk.status(of: directory)?.kind == .folder {
            try disk.rename(directory, to: leaving)
            try disk.synchronizeFolder(FilePath.folder(of: leaving))
        }
        guard try disk.status(of: leaving)?.kind == .folder else { return }
        for entry in list.entries.reversed() {
            let path = "\(leaving)/\(entry.path)"
            guard try disk.exists(path) else { continue }
            if entry.kind == .folder { try disk.removeFolder(path) } else { try disk.remove(path) }
        }
        try disk.removeFolder(leaving)
        try disk.synchronizeFolder(FilePath.folder(of: leaving))
    }
}
