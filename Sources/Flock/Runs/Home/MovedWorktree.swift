/// A worktree in a home that knows it by another place than it stands in.
package struct MovedWorktree: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// It is to be settled, and can be.
        case due
        case settled
        /// The place that it is known by is still there: this home is a copy, and the worktree is the other one's.
        case original(String)
        /// Its repository cannot be told.
        case unreachable(String)
    }

    package let path: String
    package let state: State
}
