package import Domain

/// A worktree as a commit beside the branches.
package struct RecordedCheckpoint: Hashable, Sendable {
    package var run: String
    package var sequence: Int64
    package var at: WallTime
    package var ref: String
    package var commit: String
    package var base: String?
    package var branch: String?
    package var files: Int64
    package var patchBytes: Int64?
    package var leftOutCount: Int64
    package var summary: String?
}
