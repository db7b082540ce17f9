package import Domain
package import Git
package import Journal
package import Platform

/// Takes checkpoints: the files of a worktree as a commit beside its branches, with its difference as a patch.
///
/// The order is what makes a kill at any moment harmless: objects, patch, ref, and last the file that says there is a
/// checkpoint. The index, `HEAD`, branches, stash and hooks of the user are not touched.
package struct CheckpointTaking: Sendable {
    /// A longer difference gets no patch; the commit has it all the same.
    package static let patchBytesMax: Int64 = 256 << 20

    /// A git that still lives has set a ref long before that.
    private static let lockAge = Duration.seconds(10)

    /// What is to be taken.
    package struct Request: Sendable {
        package let paths: RunPaths
        package let run: RunID
        package let worktree: String
        package let seq: Int64
        /// How many bytes of untracked files are taken.
        package var untrackedBytesMax: Int64
        package var hint: String?

        package init(
            _ paths: RunPaths,
            of run: RunID,
            worktree: String,
            seq: Int64,
            untrackedBytesMax: Int64,
            hint: String? = nil
        ) {
            precondition(seq > 0, "checkpoints are numbered from 1")
            self.paths = paths
            self.run = run
            self.worktree = worktree
            self.seq = seq
            self.untrackedBytesMax = untrackedBytesMax
            self.hint = hint
        }
    }

    private let git: GitProgram
    private let disk: any Disk
    private let clock: any Clock

    package init(with git: GitProgram, disk: any Disk, clock: any Clock) {
        self.git = git
        self.disk = disk
        self.clock = clock
    }

    /// Takes a checkpoint, also of files that are as they were.
    package func take(_ request: Request) throws(CheckpointError) -> Checkpoint {
        let folder = CheckpointFolder(of: request.paths, on: disk)
        return try folder.alone { (scratch) throws(CheckpointError) in
            let worktree = try worktree(of: request)
            let snapshot = try snapshot(of: worktree, scratch, request)
            return try record(snapshot, of: worktree, folder, scratch, request)
        }
    }

    /// Takes a checkpoint if the files are not those of the last one; where there is none, not those of `HEAD`. Nil if
    /// they are.
    package func takeIfChanged(_ request: Request) throws(CheckpointError) -> Checkpoint? {
        let folder = CheckpointFolder(of: request.paths, on: disk)
        return try folder.alone { (scratch) throws(CheckpointError) in
            let worktree = try worktree(of: request)
            let snapshot = try snapshot(of: worktree, scratch, request)
            guard try isChanged(snapshot, since: try folder.last(), worktree) else { return nil }
            return try record(snapshot, of: worktree, folder, scratch, request)
        }
    }

    private func worktree(of request: Request) throws(CheckpointError) -> Worktree {
        try inGit { () throws(GitError) in try Worktree(at: request.worktree, git, on: disk) }
    }

    private func snapshot(
        of worktree: Worktree,
        _ scratch: String,
        _ request: Request
    ) throws(CheckpointError) -> Snapshot {
        try Snapshot.take(of: worktree, scratch: scratch, untrackedBytesMax: request.untrackedBytesMax, on: disk)
    }

    /// A commit of the agent's own with the same files is a change: the checkpoint holds it too.
    private func isChanged(
        _ snapshot: Snapshot,
        since last: Checkpoint?,
        _ worktree: Worktree
    ) throws(CheckpointError) -> Bool {
        if let last { return last.tree != snapshot.tree || last.baseCommit != snapshot.head.commit }
        guard let head = snapshot.head.commit else { return true }
        return try inGit { () throws(GitError) in try worktree.object("\(head)^{tree}") } != snapshot.tree
    }

    private func record(
        _ snapshot: Snapshot,
        of worktree: Worktree,
        _ folder: CheckpointFolder,
        _ scratch: String,
        _ request: Request
    ) throws(CheckpointError) -> Checkpoint {
        let createdAt = clock.now().wall.truncatedToMilliseconds
        let made = try commit(snapshot, of: worktree, request, createdAt)
        let patch = "\(scratch)/patch"
        let patchBytes = try inGit { () throws(GitError) in
            try worktree.writePatch(
                from: snapshot.head.commit,
                to: made.commit,
                into: patch,
                bytesMax: Self.patchBytesMax,
                on: disk
            )
        }
        let checkpoint = Checkpoint(
            made,
            of: request.run,
            seq: request.seq,
            createdAt: createdAt,
            patchBytes: patchBytes,
            hint: request.hint
        )
        try folder.clear(request.seq)
        if patchBytes != nil {
            try onDisk { () throws(PlatformError) in try disk.rename(patch, to: folder.patch(request.seq)) }
        }
        try setRef(checkpoint, of: worktree, scratch)
        try onDisk { () throws(PlatformError) in
            try disk.replaceFile(folder.document(request.seq), with: checkpoint.bytes)
        }
        return checkpoint
    }

    /// A git that was killed with the machine leaves a lock on the ref, and the next attempt has the same number. The
    /// ref is ours, and we are alone, so it is nobody's. The disk's own time tells how old it is.
    private func setRef(
        _ checkpoint: Checkpoint,
        of worktree: Worktree,
        _ scratch: String
    ) throws(CheckpointError) {
        let now = try onDisk { () throws(PlatformError) in try disk.status(of: scratch)?.modified }
        try inGit { () throws(GitError) in
            if let now { try worktree.removeLock(of: checkpoint.ref, olderThan: now - Self.lockAge) }
            try worktree.setRef(checkpoint.ref, to: checkpoint.commit)
        }
    }

    private func commit(
        _ snapshot: Snapshot,
        of worktree: Worktree,
        _ request: Request,
        _ createdAt: WallTime
    ) throws(CheckpointError) -> MadeCommit {
        let hint = request.hint.map { "\n\($0)\n" } ?? ""
        let note = Worktree.CommitNote(
            message: "Checkpoint \(request.seq) of \(request.run)\n\(hint)",
            seconds: Int64((Double(createdAt.nanoseconds) / 1e9).rounded(.down))
        )
        return try inGit { () throws(GitError) in
            let commit = try worktree.commitTree(snapshot.tree, parent: snapshot.head.commit, note)
            let files = try worktree.changes(from: snapshot.head.commit, to: commit).count
            return MadeCommit(snapshot: snapshot, commit: commit, files: files)
        }
    }
}
