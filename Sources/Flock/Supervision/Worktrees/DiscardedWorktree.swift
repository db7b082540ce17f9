/// A worktree that a person wanted gone, whatever it had.
package struct DiscardedWorktree: Hashable, Sendable {
    /// Where its work is now; nil where other refs had all of it.
    package let rescued: RescuedWork?
    /// What there is to record, in its order.
    package let operations: [WorktreeOperation]
}
