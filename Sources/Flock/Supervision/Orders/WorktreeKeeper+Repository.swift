import Git
import Platform
import Runs

extension WorktreeKeeper {
    /// The repository that a folder is in, by the one name that all tasks have for it: the root of its files, links
    /// followed. Of a folder in a worktree that was made for a task it is the repository that the worktree is of, so
    /// that what an agent adds is not done in a folder that goes with its task.
    ///
    /// - Parameter folder: an absolute path.
    package func repository(at folder: String) throws(SupervisionError) -> String {
        guard folder.hasPrefix("/") else { throw .repositoryRelative(folder) }
        try inRuns { () throws(RunsError) in try FolderCheck.check(folder) }
        let tree = try open(folder)
        guard isOurs(tree.root) else { return tree.root }
        let others = try SupervisionError.fromGit { () throws(GitError) in
            try tree.linked().filter { !$0.isBare && !isOurs($0.path) && $0.prunable == nil }
        }
        // The first is the one that the repository was made with, where it has files of its own.
        guard let first = others.first else { return tree.root }
        return try open(first.path).root
    }

    private func isOurs(_ path: String) -> Bool { path.hasPrefix(trees + "/") }
}
