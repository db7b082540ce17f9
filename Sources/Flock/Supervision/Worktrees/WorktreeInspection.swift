package import Domain
package import Git
import JSON

/// All that was found about the worktree of a task at one moment. Each fact may be one that could not be determined.
package struct WorktreeInspection: Hashable, Sendable {
    package enum Folder: Hashable, Sendable {
        case there
        case missing
        /// Git's entry leads elsewhere: somebody moved it with git.
        case moved(to: String)
        /// A file, or a link.
        case notFolder
    }

    package let worktree: TaskWorktree
    package let at: WallTime
    package let worker: WorkerPresence
    package var folder: Looked<Folder>
    /// Nil where the repository has none for that path.
    package var entry: Looked<LinkedWorktree?>
    package var status: Looked<WorktreeStatus>
    package var operation: Looked<GitOperation?>
    /// Changes of files that git was told to take for unchanged.
    package var hidden: Looked<[GitPath]>
    package var ignoredCount: Looked<Int>
    package var nested: Looked<[NestedRepository]>
    /// Commits of its `HEAD` and of its branch that only these hold.
    package var unpushed: Looked<[ObjectID]>
    /// Commits that were made in it and that no ref holds.
    package var loose: Looked<[ObjectID]>
    package var stashed: Looked<[StashEntry]>
    /// How old the lock on its index is; nil where there is none.
    package var indexLockAge: Looked<Duration?>
    package var processes: Looked<[Int32]>
    /// When a file of it was changed last. It is shown and decides nothing.
    package var newestChange: Looked<WallTime?>

    static let notLooked = "it was not looked at"

    init(of worktree: TaskWorktree, at: WallTime, worker: WorkerPresence) {
        self.worktree = worktree
        self.at = at
        self.worker = worker
        folder = .undetermined(Self.notLooked)
        entry = .undetermined(Self.notLooked)
        status = .undetermined(Self.notLooked)
        operation = .undetermined(Self.notLooked)
        hidden = .undetermined(Self.notLooked)
        ignoredCount = .undetermined(Self.notLooked)
        nested = .undetermined(Self.notLooked)
        unpushed = .undetermined(Self.notLooked)
        loose = .undetermined(Self.notLooked)
        stashed = .undetermined(Self.notLooked)
        indexLockAge = .undetermined(Self.notLooked)
        processes = .undetermined(Self.notLooked)
        newestChange = .undetermined(Self.notLooked)
    }

    /// The branch that it is on now; nil where its `HEAD` is detached, or not known.
    package var branch: String? { status.value?.head.branch }

    package var fileAgeMinutes: Double? {
        guard let newest = newestChange.value ?? nil else { return nil }
        return max(0, Double((at - newest).nanoseconds) / 60e9)
    }
}
