/// What came of an order to remove a worktree where nothing is lost by it.
package enum WorktreeRemoval: Hashable, Sendable {
    case removed(WorktreeOperation)
    case preserved(WorktreeFinding)

    /// What there is to record.
    package var operation: WorktreeOperation {
        switch self {
        case .removed(let operation): operation
        case .preserved(let finding): finding.operation
        }
    }
}
