import Git
import Platform

extension DispatchPlace {
    /// Who makes and removes the worktrees of the home. It calls git, and so belongs on a thread of its own.
    func worktrees() throws(SupervisionError) -> WorktreeKeeper {
        let git = try SupervisionError.fromGit { () throws(GitError) in try GitProgram(in: environment) }
        return try WorktreeKeeper(home: home, git: git, disk: disk, clock: clock)
    }
}
