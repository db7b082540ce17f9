/// Where a step runs.
package struct StepRuntime: Hashable, Sendable {
    package var repoRoot: String
    package var worktreePath: String
    /// Where run directories go instead of the home; relative to the repository.
    package var runsRootDir: String?
    /// Values for the agent's environment; they never reach the disk.
    package var environment: [String: String]

    package init(
        repoRoot: String,
        worktreePath: String,
        runsRootDir: String? = nil,
        environment: [String: String] = [:]
    ) {
        self.repoRoot = repoRoot
        self.worktreePath = worktreePath
        self.runsRootDir = runsRootDir
        self.environment = environment
    }
}
