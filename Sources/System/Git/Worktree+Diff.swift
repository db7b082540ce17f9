import Domain
package import Platform

/// Differences between trees. No program of the settings takes part in making them.
extension Worktree {
    /// How paths differ between two trees or commits. Nil as the first stands for nothing at all.
    package func changes(from old: ObjectID?, to new: ObjectID) throws(GitError) -> [TreeChange] {
        let base = try base(old)
        let answer = try run(["diff-tree", "-r", "-z", "--raw"] + Self.plain + [base.text, new.text])
        guard let changes = TreeChange.list(parsing: answer.stdout) else { throw .unreadable("diff-tree") }
        return changes
    }

    /// How many lines of each path differ between two trees or commits.
    package func lineCounts(from old: ObjectID?, to new: ObjectID) throws(GitError) -> [LineCount] {
        let base = try base(old)
        let answer = try run(["diff-tree", "-r", "-z", "--numstat"] + Self.plain + [base.text, new.text])
        guard let counts = LineCount.list(parsing: answer.stdout) else { throw .unreadable("diff-tree") }
        return counts
    }

    /// Writes the difference as a patch that `git apply` takes, binary files in it, into a new file, and answers how
    /// long it is; nil, and no file, where it is longer than that.
    package func writePatch(
        from old: ObjectID?,
        to new: ObjectID,
        into path: String,
        bytesMax: Int64,
        on disk: any Disk
    ) throws(GitError) -> Int64? {
        let form = ["-p", "--binary", "--full-index", "--src-prefix=a/", "--dst-prefix=b/", "--submodule=short"]
        let base = try base(old)
        let file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .createNew) }
        var bytes: Int64 = 0
        do throws(GitError) {
            try run(["diff-tree", "-r"] + form + Self.plain + [base.text, new.text], { $0.capturesOutput = false }) {
                (chunk) throws(PlatformError) in
                bytes += Int64(chunk.count)
                guard bytes <= bytesMax else { throw .tooLarge(path: path, bytesMax: Int(bytesMax)) }
                try disk.writeAll(chunk, to: file)
            }
            try onDisk { () throws(PlatformError) in try disk.synchronizeFully(file, .everything) }
            return bytes
        } catch {
            Deliberate.ignore(because: "the failure that led here is the one to report, and nobody reads what is left")
            {
                () throws(PlatformError) in try disk.remove(path)
            }
            guard case .platform(.tooLarge) = error else { throw error }
            return nil
        }
    }

    /// The same for everybody, whatever their settings.
    private static let plain = [
        "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--ignore-submodules=none",
    ]

    /// Nothing at all is the tree without a file, which every repository knows without having it. Only its name is
    /// worked out.
    private func base(_ object: ObjectID?) throws(GitError) -> ObjectID {
        if let object { return object }
        let answer = try run(["hash-object", "-t", "tree", "--stdin"]) { $0.input = [] }
        guard let tree = ObjectID(answer.text.dropLast()) else { throw .unreadable("hash-object") }
        return tree
    }
}
