import Domain
import Git
import Journal
import Platform
import Runs

extension DispatchPlace {
    /// Who makes and removes the worktrees of the home. It calls git, and so belongs on a thread of its own.
    func worktrees() throws(SupervisionError) -> WorktreeKeeper {
        let git = try SupervisionError.fromGit { () throws(GitError) in try GitProgram(in: environment) }
        return try WorktreeKeeper(home: home, git: git, disk: disk, clock: clock)
    }
}

extension DispatchPlace {
    /// What a task that is over was about, as its last run was asked; nil where nobody asked in words.
    func subject(of task: TaskID) throws(SupervisionError) -> String? {
        let runs = try inJournal { () throws(JournalError) in try RunCatalog.runs(of: task, in: home, on: disk) }
        return runs.max { $0.metadata.createdAt < $1.metadata.createdAt }?.metadata.promptSummary
    }
}
