import Domain
package import Git
package import Journal
package import Platform

/// Brings the files of a worktree to those of a checkpoint. `HEAD` and the index stay as they are, so what comes back
/// shows as changes that are not committed, and as files that git does not know.
///
/// A file may be as the newest checkpoint of the run has it: what an agent left is not lost with it.
///
/// Only files that differ between the checkpoint and its base commit are touched, each as a whole by a rename. What git
/// ignores stays, and nothing goes that git does not have.
package struct CheckpointRestoring: Sendable {
    private let git: GitProgram
    private let disk: any Disk

    package init(with git: GitProgram, disk: any Disk) {
        self.git = git
        self.disk = disk
    }

    /// With the git along the `PATH` of the environment.
    package init(in environment: Environment, disk: any Disk) throws(CheckpointError) {
        self.init(with: try inGit { () throws(GitError) in try GitProgram(in: environment) }, disk: disk)
    }

    /// - Parameter folder: of a worktree of the same repository.
    package func restore(
        _ checkpoint: Checkpoint,
        of run: RunPaths,
        into folder: String,
        isTrial: Bool = false
    ) throws(CheckpointError) -> RestorePlan {
        try CheckpointFolder(of: run, on: disk).alone { (scratch) throws(CheckpointError) in
            let worktree = try inGit { () throws(GitError) in try Worktree(at: folder, git, on: disk) }
            let index = "\(scratch)/index"
            let held = try held(of: run, checkpoint, worktree, "\(scratch)/newest")
            let plan = try plan(checkpoint, worktree, index, held)
            guard !isTrial else { return plan }
            let work = RestoreWork(plan, name: "\(FilePath.name(of: run.directory))-\(checkpoint.seq)", on: disk)
            try work.perform(worktree, index)
            return plan
        }
    }

    /// The paths that are as the newest checkpoint of the run has them.
    private func held(
        of run: RunPaths,
        _ checkpoint: Checkpoint,
        _ worktree: Worktree,
        _ index: String
    ) throws(CheckpointError) -> Set<GitPath> {
        let folder = CheckpointFolder(of: run, on: disk)
        guard let last = try folder.sequences().last, last != checkpoint.seq, let newest = try folder.read(last),
            newest.baseCommit == checkpoint.baseCommit
        else { return [] }
        return try inGit { () throws(GitError) in
            guard try worktree.object("\(newest.commit)^{commit}") != nil else { return [] }
            try worktree.copyIndex(to: index)
            try worktree.readTree(newest.tree, into: index)
            let changes = try worktree.changes(from: newest.baseCommit, to: newest.commit)
            let differing = try worktree.differences(from: index)
            return Set(changes.filter { $0.kind != .deleted }.map(\.path)).subtracting(differing)
        }
    }

    private func plan(
        _ checkpoint: Checkpoint,
        _ worktree: Worktree,
        _ index: String,
        _ held: Set<GitPath>
    ) throws(CheckpointError) -> RestorePlan {
        let root = worktree.root
        let operation = try inGit { () throws(GitError) in try worktree.operation() }
        if let operation { throw .operation(operation, worktree: root) }
        let commit = try inGit { () throws(GitError) in try worktree.object("\(checkpoint.commit)^{commit}") }
        guard commit != nil else { throw .commitMissing(checkpoint.commit, worktree: root) }
        let status = try inGit { () throws(GitError) in try worktree.status() }
        guard status.head.commit == checkpoint.baseCommit else {
            throw .otherBase(checkpoint.baseCommit, worktree: root, head: status.head.commit)
        }
        let (changes, differing) = try inGit { () throws(GitError) in
            try worktree.copyIndex(to: index)
            try worktree.readTree(checkpoint.tree, into: index)
            let changes = try worktree.changes(from: checkpoint.baseCommit, to: checkpoint.commit)
            return (changes, try worktree.differences(from: index))
        }
        let kept = held.intersection(changes.map(\.path))
        let foreign = RestoreRefusal.foreign(status, checkpoint, changes: changes, differing: differing)
            .filter { !kept.contains($0) }
        guard foreign.isEmpty else { throw .dirty(foreign, worktree: root) }
        let places = RestorePlaces(root, on: disk)
        let plan = try onDisk { () throws(PlatformError) in
            try RestorePlan(root: root, changes: changes, differing: differing) { (path) throws(PlatformError) in
                try places.isThere(path)
            }
        }
        let inTheWay = try onDisk { () throws(PlatformError) in try places.inTheWay(of: plan, changes, kept) }
        guard inTheWay.isEmpty else { throw .inTheWay(inTheWay) }
        return plan
    }
}
