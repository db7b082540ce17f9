package import Platform

/// What the index tells beyond what differs.
extension Worktree {
    /// All that the index has, or a temporary one.
    package func entries(of index: String? = nil) throws(GitError) -> [IndexEntry] {
        let answer = try run(IndexEntry.command) { call in
            if let index { call.environment.append("GIT_INDEX_FILE=\(index)") }
        }
        guard let entries = IndexEntry.list(parsing: answer.stdout) else { throw .unreadable("ls-files") }
        return entries
    }

    /// What git ignores, folders as a whole.
    package func ignored() throws(GitError) -> [GitPath] {
        let answer = try run(["ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z"])
        return answer.stdout.split(separator: 0).map { GitPath($0) }
    }

    /// Makes a temporary index look at files again that git was told not to look at.
    package func reveal(_ paths: [GitPath], in index: String) throws(GitError) {
        guard !paths.isEmpty else { return }
        for flag in ["--no-assume-unchanged", "--no-skip-worktree"] {
            try run(["update-index", flag, "-z", "--stdin"]) { call in
                call.environment.append("GIT_INDEX_FILE=\(index)")
                call.input = paths.flatMap { $0.bytes + [0] }
            }
        }
    }

    /// Puts the sides of conflicts, of which no tree can be made, into a temporary index below a folder of their own.
    package func setAside(_ conflicts: [IndexEntry], into folder: String, of index: String) throws(GitError) {
        guard !conflicts.isEmpty else { return }
        var orders: [UInt8] = []
        let none = String(repeating: "0", count: conflicts.first?.object.text.utf8.count ?? 40)
        for path in Set(conflicts.map(\.path)) { orders += Array("0 \(none)\t".utf8) + path.bytes + [0] }
        for entry in conflicts {
            orders += Array("\(entry.mode) \(entry.object)\t\(folder)/\(entry.stage)/".utf8) + entry.path.bytes + [0]
        }
        try run(["update-index", "-z", "--index-info"]) { call in
            call.environment.append("GIT_INDEX_FILE=\(index)")
            call.input = orders
        }
    }

    /// Whether the index of this worktree has been written: the last thing that git does when it makes one.
    package func hasIndex() throws(GitError) -> Bool {
        try onDisk { () throws(PlatformError) in try disk.exists("\(gitFolder)/index") }
    }

    /// The lock that a git has on the index, or that one which was killed has left.
    package func indexLock() throws(GitError) -> FileStatus? {
        try onDisk { () throws(PlatformError) in try disk.status(of: "\(gitFolder)/index.lock") }
    }

    package func removeIndexLock() throws(GitError) {
        try onDisk { () throws(PlatformError) in
            if try disk.exists("\(gitFolder)/index.lock") { try disk.remove("\(gitFolder)/index.lock") }
        }
    }

    /// The git folders of the submodules of this worktree, where they stand in its own.
    package func modules() throws(GitError) -> [String] {
        var found: [String] = []
        var open = ["\(gitFolder)/modules"]
        return try onDisk { () throws(PlatformError) in
            while let folder = open.popLast() {
                guard try disk.status(of: folder)?.kind == .folder else { continue }
                let names = try disk.list(folder)
                if names.contains("HEAD"), names.contains("objects") {
                    found.append(folder)
                    open.append("\(folder)/modules")
                } else {
                    open += names.map { "\(folder)/\($0)" }
                }
            }
            return found.sorted()
        }
    }
}
