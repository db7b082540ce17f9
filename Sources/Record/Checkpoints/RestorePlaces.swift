import Git
import Platform

/// What stands in a worktree where a restore is to write and remove.
struct RestorePlaces {
    private let root: String
    private let disk: any Disk

    init(_ root: String, on disk: any Disk) {
        self.root = root
        self.disk = disk
    }

    func isThere(_ path: GitPath) throws(PlatformError) -> Bool {
        try kind(path.description).map { $0 != .folder } ?? false
    }

    /// The paths that nothing knows of and that a file of the checkpoint would take the place of, or be put behind: a
    /// link on the way leads out of the worktree. A checkpoint knows of those that are held.
    func inTheWay(
        of plan: RestorePlan,
        _ changes: [TreeChange],
        _ held: Set<GitPath> = []
    ) throws(PlatformError) -> [String] {
        let removed = Set(plan.removed.map(\.description))
        let known = held.union(changes.filter { $0.kind != .added }.map(\.path))
        var found: Set<String> = []
        for path in plan.written {
            let text = path.description
            for parent in Self.parents(of: text) where !removed.contains(parent) {
                guard let kind = try kind(parent), kind != .folder else { continue }
                found.insert(parent)
            }
            switch try kind(text) {
            case nil: break
            case .folder: found.formUnion(try files(below: text).filter { !removed.contains($0) })
            case .file, .symbolicLink, .socket, .pipe, .device:
                if !known.contains(path) { found.insert(text) }
            }
        }
        return found.sorted()
    }

    /// `a/b/c` is below `a` and `a/b`.
    private static func parents(of path: String) -> [String] {
        var parents: [String] = []
        for slash in path.utf8.indices where path.utf8[slash] == UInt8(ascii: "/") {
            parents.append(String(path[..<slash]))
        }
        return parents
    }

    private func files(below folder: String) throws(PlatformError) -> [String] {
        var files: [String] = []
        for name in try disk.list("\(root)/\(folder)") {
            let path = "\(folder)/\(name)"
            if try kind(path) == .folder { files += try self.files(below: path) } else { files.append(path) }
        }
        return files
    }

    /// Nil also where something on the way is no folder.
    private func kind(_ path: String) throws(PlatformError) -> FileStatus.Kind? {
        do {
            return try disk.status(of: "\(root)/\(path)")?.kind
        } catch {
            guard error.errno == .notFolder else { throw error }
            return nil
        }
    }
}
