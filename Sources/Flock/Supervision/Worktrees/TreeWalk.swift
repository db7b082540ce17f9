import Domain
import Platform

/// A look at all files below a folder: when one was changed last, and which repositories are among them.
struct TreeWalk: Hashable, Sendable {
    static let entriesMax = 2_000_000

    private(set) var newest: WallTime?
    /// Folders, below the root, that have a `.git` of their own.
    private(set) var nested: [String] = []

    init(_ root: String, on disk: any Disk, entriesMax: Int = entriesMax) throws(SupervisionError) {
        var open = [""]
        var seen = 0
        while let folder = open.popLast() {
            let names = try SupervisionError.fromDisk { () throws(PlatformError) in
                try disk.list(folder.isEmpty ? root : "\(root)/\(folder)")
            }
            seen += names.count
            guard seen <= entriesMax else { throw .tooManyFiles(root, max: entriesMax) }
            if !folder.isEmpty, names.contains(".git") { nested.append(folder) }
            for name in names where name != ".git" {
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                if try look(at: path, in: root, on: disk) { open.append(path) }
            }
        }
        nested.sort()
    }

    /// Answers whether it is a folder.
    private mutating func look(at path: String, in root: String, on disk: any Disk) throws(SupervisionError) -> Bool {
        let status = try SupervisionError.fromDisk { () throws(PlatformError) in try disk.status(of: "\(root)/\(path)")
        }
        guard let status else {
            // It went a moment ago, unless its name is none that we can write: then nobody knows what it is.
            guard !path.contains("\u{FFFD}") else { throw .unreadableName("\(root)/\(path)") }
            return false
        }
        if status.kind != .folder { newest = max(newest ?? status.modified, status.modified) }
        return status.kind == .folder
    }
}
