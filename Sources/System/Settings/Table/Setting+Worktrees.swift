package import Domain

/// How worktrees of tasks are made.
extension Setting {
    package static let worktreeBranch = SettingKey(
        "worktrees.branch",
        .branches(suchAs: .standard),
        standard: .standard,
        by: .repository,
        "How the branch of an attempt is named; <task> and <attempt> stand for what they say"
    )

    package static let worktreeSkipsLargeFiles = SettingKey(
        "worktrees.skip_large_files",
        .truth,
        standard: true,
        by: .repository,
        "Whether a new worktree has only the pointers to large files that git-lfs keeps"
    )

    static let ofWorktrees = [worktreeBranch.row, worktreeSkipsLargeFiles.row]
}
