import Domain
import Git
import Platform

extension WorktreeKeeper {
    /// The longest difference that is made.
    private static let patchBytesMax: Int64 = 256 << 20
    /// What git does not know and is larger is named, and not looked into.
    private static let lookedIntoBytesMax: Int64 = 64 << 20

    /// What the task has changed since its base, committed or not. Nothing of the worktree is touched.
    package func review(_ worktree: TaskWorktree) throws(SupervisionError) -> TaskReview {
        let tree = try open(worktree)
        return try withScratch { (scratch) throws(SupervisionError) in
            try SupervisionError.fromGit { () throws(GitError) in
                let tree = try tree.writingObjects(into: "\(scratch)/objects")
                let (status, files) = try snapshot(of: tree, scratch) { isSmall($0, in: tree.root) }
                let from = try from(worktree, tree, status.head)
                let changes = try tree.changes(from: from, to: files)
                return TaskReview(
                    worktree: worktree,
                    head: status.head,
                    from: from,
                    commits: try commits(in: tree, from, status.head),
                    changes: changes,
                    lines: try tree.lineCounts(from: from, to: files),
                    uncommitted: status.tracked.map(\.path),
                    untracked: status.untracked,
                    operation: try tree.operation()
                )
            }
        }
    }

    /// Writes the difference to its base into a new file, as `git apply` takes it; answers how long it is, or nil and
    /// no file where it is longer than anybody reads.
    package func writePatch(of worktree: TaskWorktree, into path: String) throws(SupervisionError) -> Int64? {
        let tree = try open(worktree)
        return try withScratch { (scratch) throws(SupervisionError) in
            try SupervisionError.fromGit { () throws(GitError) in
                let tree = try tree.writingObjects(into: "\(scratch)/objects")
                let (status, files) = try snapshot(of: tree, scratch) { isSmall($0, in: tree.root) }
                let from = try from(worktree, tree, status.head)
                return try tree.writePatch(from: from, to: files, into: path, bytesMax: Self.patchBytesMax, on: disk)
            }
        }
    }

    private func commits(in tree: Worktree, _ from: ObjectID?, _ head: Head) throws(GitError) -> [CommitSummary] {
        guard let commit = head.commit else { return [] }
        return try tree.log(from: from, to: commit)
    }

    func open(_ worktree: TaskWorktree) throws(SupervisionError) -> Worktree {
        try open(worktree.path, of: try open(worktree.repository))
    }

    /// The files as they are, as a tree.
    func snapshot(
        of tree: Worktree,
        _ scratch: String,
        where isTaken: (GitPath) -> Bool = { _ in true }
    ) throws(GitError) -> (WorktreeStatus, ObjectID) {
        let status = try tree.status()
        let index = "\(scratch)/snapshot"
        try tree.copyIndex(to: index)
        let untracked = status.untracked.filter { !$0.isFolder && isTaken($0) }
        try tree.updateIndex(index, with: status.tracked.filter(\.isChanged).map(\.path) + untracked)
        return (status, try tree.writeTree(index))
    }

    private func isSmall(_ path: GitPath, in root: String) -> Bool {
        let status = Deliberate.ignore(because: "what cannot be looked at is named, and not looked into") {
            () throws(PlatformError) in
            try path.text.map { (text) throws(PlatformError) in
                try disk.status(of: "\(root)/\(text)")
            } ?? nil
        }
        return (status ?? nil).map { $0.bytes <= Self.lookedIntoBytesMax } ?? false
    }

    private func from(_ worktree: TaskWorktree, _ tree: Worktree, _ head: Head) throws(GitError) -> ObjectID? {
        guard let commit = head.commit else { return nil }
        return try tree.mergeBase(worktree.base, commit)
    }
}
