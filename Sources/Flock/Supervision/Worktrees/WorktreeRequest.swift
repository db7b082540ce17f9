package import Domain
package import Settings

/// What worktree is wanted.
package struct WorktreeRequest: Sendable {
    package let task: TaskID
    package let run: RunID
    package let attempt: Int
    /// A folder of the repository's files.
    package let repository: String
    /// What it begins from: a branch, a tag, a commit; `HEAD` of that folder if nil.
    package let base: String?
    package var template = BranchTemplate.standard
    package var skipsLargeFiles = true
    /// With less room than this on the disk of the worktrees none is made.
    package var freeBytesMin = ByteCount(bytes: 1 << 30)

    package init(task: TaskID, run: RunID, attempt: Int, repository: String, base: String? = nil) {
        self.task = task
        self.run = run
        self.attempt = attempt
        self.repository = repository
        self.base = base
    }

    /// As the settings want it.
    package mutating func take(_ settings: Settings) {
        template = settings[Setting.worktreeBranch]
        skipsLargeFiles = settings[Setting.worktreeSkipsLargeFiles]
    }
}
