import Domain
import Platform
import Store

/// All names below a run directory, a folder before what is in it. Links are named and not followed.
enum FolderEntries {
    static func all(in directory: String, on disk: any Disk) throws(PlatformError) -> [PackedEntry] {
        var entries: [PackedEntry] = []
        try add(directory, "", to: &entries, disk)
        return entries
    }

    private static func add(
        _ folder: String,
        _ prefix: String,
        to entries: inout [PackedEntry],
        _ disk: any Disk
    ) throws(PlatformError) {
        for name in try disk.list(folder) {
            let path = "\(folder)/\(name)"
            guard let status = try disk.status(of: path) else {
                // Its name is not UTF-8, or it has gone since: either way it cannot be packed.
                throw .system(operation: "open", subject: path, errno: .notFound)
            }
            var entry = PackedEntry(
                path: prefix + name,
                kind: PackedEntry.Kind(status.kind),
                mode: status.mode,
                modifiedAt: status.modified
            )
            entry.bytes = entry.kind == .file ? status.bytes : 0
            if entry.kind == .link { entry.target = try disk.readLink(path) }
            entries.append(entry)
            if entry.kind == .folder { try add(path, "\(prefix)\(name)/", to: &entries, disk) }
        }
    }
}
