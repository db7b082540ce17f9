import Platform

/// Merges that touch no checkout, and the one step that brings a clean checkout forward.
extension Worktree {
    /// What a merge would give. Writes objects and nothing else.
    package func merge(_ ours: ObjectID, _ theirs: ObjectID) throws(GitError) -> MergedTree {
        let form = ["merge-tree", "--write-tree", "-z", "--name-only", "--no-messages"]
        let answer = try git.answer(form + [ours.text, theirs.text], in: root, settings: settings)
        switch answer.status {
        case .exited(code: 0), .exited(code: 1):
            guard let merged = MergedTree(parsing: answer.stdout, isClean: answer.isSuccess) else {
                throw .unreadable("merge-tree")
            }
            return merged
        case .exited, .signaled: throw .failed("merge-tree", status: answer.status, said: answer.said)
        }
    }

    /// Brings branch, index and files of this worktree forward to a commit that comes from its own. Git refuses, and
    /// changes nothing, where a file of the user's is in the way.
    package func fastForward(to commit: ObjectID) throws(GitError) {
        try run([
            "-c", "merge.autoStash=false", "merge", "--quiet", "--ff-only", "--no-verify-signatures", "--no-stat",
            "--no-overwrite-ignore", commit.text,
        ])
    }

    /// Makes `HEAD` and the index those of a commit that has the files as they are. No file is touched.
    package func adopt(_ commit: ObjectID, from old: ObjectID) throws(GitError) {
        try run(["update-ref", "-m", "roost: the files as they were", "HEAD", commit.text, old.text])
        try run(["read-tree", "--reset", commit.text])
        _ = try git.answer(["update-index", "-q", "--refresh"], in: root, settings: settings)
    }

    /// Who the user is to git, if they have said so.
    package func hasIdentity() throws(GitError) -> Bool {
        try git.answer(["var", "GIT_COMMITTER_IDENT"], in: root, settings: ["user.useConfigOnly=true"]).isSuccess
    }
}
