import Git
import Platform

extension WorktreeKeeper {
    /// The longest difference that is made.
    private static let patchBytesMax: Int64 = 256 << 20

    /// What the task has changed since its base, committed or not. Nothing of the worktree is touched.
    package func review(_ worktree: TaskWorktree) throws(SupervisionError) -> TaskReview {
        let tree = try open(worktree)
        return try withScratch { (scratch) throws(SupervisionError) in
            try SupervisionError.fromGit { () throws(GitError) in
                let (status, files) = try snapshot(of: tree, scratch)
                let from = try from(worktree, tree, status.head)
                let changes = try tree.changes(from: from, to: files)
                return TaskReview(
                    worktree: worktree,
                    head: status.head,
                    from: from,
                    commits: try status.head.commit.map { (head) throws(GitError) in try tree.log(from: from, to: head)
                    }
                        ?? [],
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
                let (status, files) = try snapshot(of: tree, scratch)
                let from = try from(worktree, tree, status.head)
                return try tree.writePatch(from: from, to: files, into: path, bytesMax: Self.patchBytesMax, on: disk)
            }
        }
    }

    func open(_ worktree: TaskWorktree) throws(SupervisionError) -> Worktree {
        try open(worktree.path, of: try open(worktree.repository))
    }

    /// The files as they are, as a tree.
    func snapshot(of tree: Worktree, _ scratch: String) throws(GitError) -> (WorktreeStatus, ObjectID) {
        let status = try tree.status()
        let index = "\(scratch)/snapshot"
        try tree.copyIndex(to: index)
        let paths = status.tracked.filter(\.isChanged).map(\.path) + status.untracked.filter { !$0.isFolder }
        try tree.updateIndex(index, with: paths)
        return (status, try tree.writeTree(index))
    }

    private func from(_ worktree: TaskWorktree, _ tree: Worktree, _ head: Head) throws(GitError) -> ObjectID? {
        guard let commit = head.commit else { return nil }
        return try tree.mergeBase(worktree.base, commit)
    }
}
