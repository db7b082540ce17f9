import Domain
import Platform

/// The files of a worktree as they are at one moment, committed or not, held against what is committed. Nothing of the
/// repository is touched: what git has to write for it goes with the scratch folder.
package struct WorktreeLook: Sendable {
    /// What git does not know and is larger is named, and not looked into.
    private static let lookedIntoBytesMax: Int64 = 64 << 20

    package let tree: Worktree
    package let status: WorktreeStatus
    /// A tree of git.
    package let files: ObjectID

    package init(at tree: Worktree, in scratch: String) throws(GitError) {
        let looking = try tree.writingObjects(into: "\(scratch)/objects")
        self.tree = looking
        (status, files) = try looking.snapshot(in: scratch) { Self.isSmall($0, in: tree) }
    }

    /// The newest commit that both the base and the work come from.
    package func start(since base: ObjectID) throws(GitError) -> ObjectID? {
        guard let commit = status.head.commit else { return nil }
        return try tree.mergeBase(base, commit)
    }

    /// Writes what has changed since a commit, or since the last one, into a new file, as `git apply` takes it; answers
    /// how long it is, or nil and no file where it is longer than that.
    package func writePatch(since base: ObjectID?, into path: String, bytesMax: Int64) throws(GitError) -> Int64? {
        let begin = try base.map { (base) throws(GitError) in try start(since: base) } ?? status.head.commit
        return try tree.writePatch(from: begin, to: files, into: path, bytesMax: bytesMax, on: tree.disk)
    }

    private static func isSmall(_ path: GitPath, in tree: Worktree) -> Bool {
        let status = Deliberate.ignore(because: "what cannot be looked at is named, and not looked into") {
            () throws(PlatformError) in
            try path.text.map { (text) throws(PlatformError) in try tree.disk.status(of: "\(tree.root)/\(text)") }
                ?? nil
        }
        return (status ?? nil).map { $0.bytes <= lookedIntoBytesMax } ?? false
    }
}
