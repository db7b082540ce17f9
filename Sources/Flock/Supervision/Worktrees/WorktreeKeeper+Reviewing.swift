import Domain
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
                let look = try WorktreeLook(at: tree, in: scratch)
                let (tree, status) = (look.tree, look.status)
                let from = try look.start(since: worktree.base)
                let changes = try tree.changes(from: from, to: look.files)
                return TaskReview(
                    worktree: worktree,
                    head: status.head,
                    from: from,
                    commits: try commits(in: tree, from, status.head),
                    changes: changes,
                    lines: try tree.lineCounts(from: from, to: look.files),
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
                let look = try WorktreeLook(at: tree, in: scratch)
                return try look.writePatch(since: worktree.base, into: path, bytesMax: Self.patchBytesMax)
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
}
