/// A worktree in which an agent may be started.
package struct CreatedWorktree: Hashable, Sendable {
    package let worktree: TaskWorktree
    /// False where an earlier call for the same run had made it.
    package let isNew: Bool
    package let operation: WorktreeOperation
}
