import Git

/// Whether a worktree may be brought to a checkpoint: nothing in it may be somebody's work.
///
/// A file may be as the base commit has it, or as the checkpoint has it already. So a restore that was killed half way
/// can be made again: each file is the old or the new one, never a part.
enum RestoreRefusal {
    /// The paths that are neither.
    static func foreign(
        _ status: WorktreeStatus,
        _ checkpoint: Checkpoint,
        changes: [TreeChange],
        differing: Set<GitPath>
    ) -> [GitPath] {
        let kinds = Dictionary(changes.map { ($0.path, $0.kind) }) { first, _ in first }
        let leftOut = Set(checkpoint.leftOut.map(\.path))
        let tracked = status.tracked.filter { entry in
            guard !entry.isStaged else { return true }
            switch kinds[entry.path] {
            case .deleted: return !entry.isDeleted
            case .added, .modified, .retyped: return differing.contains(entry.path)
            case nil: return true
            }
        }.map(\.path)
        let untracked = status.untracked.filter { path in
            // What was left out of the checkpoint was there when it was taken, and is no work that came later.
            if leftOut.contains(path.description) || RestoreWork.isLeftover(path) { return false }
            return kinds[path] == nil || kinds[path] == .deleted || differing.contains(path)
        }
        return (tracked + untracked).sorted()
    }
}
