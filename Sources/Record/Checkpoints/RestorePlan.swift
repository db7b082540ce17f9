package import Git

/// What a restore does to a worktree, worked out before anything is touched.
package struct RestorePlan: Sendable {
    /// A difference that is not brought back.
    package struct Kept: Hashable, Sendable {
        package enum Reason: String, Sendable, CaseIterable {
            /// Another commit of a submodule: its files are that repository's.
            case submodule
            /// A name that is not UTF-8.
            case name
        }

        package let path: GitPath
        package let why: Reason
    }

    /// The folder of the worktree.
    package let root: String
    /// Files that get the content of the checkpoint.
    package let written: [GitPath]
    /// Files of the base commit that the checkpoint does not have.
    package let removed: [GitPath]
    package let kept: [Kept]
    /// How many differences are there already, from a restore that was not ended.
    package let doneBefore: Int

    /// - Parameters:
    ///   - changes: how the checkpoint differs from its base commit.
    ///   - differing: the paths of the checkpoint whose files are something else, or are not there.
    ///   - isThere: whether a file is there that the checkpoint does not have.
    init<Failure: Error>(
        root: String,
        changes: [TreeChange],
        differing: Set<GitPath>,
        isThere: (GitPath) throws(Failure) -> Bool
    ) throws(Failure) {
        var written: [GitPath] = []
        var removed: [GitPath] = []
        var kept: [Kept] = []
        var doneBefore = 0
        for change in changes {
            if change.isSubmodule {
                kept.append(Kept(path: change.path, why: .submodule))
            } else if change.path.text == nil {
                kept.append(Kept(path: change.path, why: .name))
            } else if change.kind == .deleted {
                if try isThere(change.path) { removed.append(change.path) } else { doneBefore += 1 }
            } else {
                if differing.contains(change.path) { written.append(change.path) } else { doneBefore += 1 }
            }
        }
        self.root = root
        self.written = written
        self.removed = removed
        self.kept = kept
        self.doneBefore = doneBefore
    }
}
