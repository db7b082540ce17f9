package import Domain

/// A worktree in which more than one run worked.
package struct SharedWorktree: Hashable, Sendable {
    package var path: String
    package var tasks: [String]
    /// Oldest first.
    package var runs: [String]
    /// When the first and the last of them began.
    package var first: WallTime
    package var last: WallTime
}
