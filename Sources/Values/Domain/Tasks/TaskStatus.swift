/// How far a task got.
package enum TaskStatus: String, TermWord, CaseIterable {
    case detected
    case assigned
    case active
    case completed
    case failed
    case blocked
    case cancelled

    /// Whether nobody will work on it any more. A blocked task is not over: it waits for somebody.
    package var isOver: Bool {
        switch self {
        case .detected, .assigned, .active, .blocked: false
        case .completed, .failed, .cancelled: true
        }
    }
}
