/// How far a run got.
package enum RunStatus: String, TermWord, CaseIterable {
    case prepared
    case running
    case completed
    case failed
    case blocked
    case interrupted
    case lost

    /// Whether nothing more will happen in the run.
    package var isOver: Bool {
        switch self {
        case .prepared, .running: false
        case .completed, .failed, .blocked, .interrupted, .lost: true
        }
    }
}
