package import Domain

/// The worktree of a run at one moment: a row of `checkpoints`.
package struct CheckpointRow: Hashable, Sendable {
    package var run: String
    package var sequence: Int64
    package var createdAt: WallTime
    package var ref: String
    package var commit: String
    package var files: Int64
    package var baseCommit: String?
    package var branch: String?
    package var patchBytes: Int64?
    package var leftOutCount: Int64 = 0
    package var summaryHint: String?

    package init(run: String, sequence: Int64, createdAt: WallTime, ref: String, commit: String, files: Int64) {
        self.run = run
        self.sequence = sequence
        self.createdAt = createdAt
        self.ref = ref
        self.commit = commit
        self.files = files
    }
}
