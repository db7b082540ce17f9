import Domain

/// What the daemon knows of the process that works in a worktree.
package enum WorkerPresence: Hashable, Sendable {
    case none
    case running(pid: Int32)
    /// It was there, and nobody knows what became of it.
    case unknown(pid: Int32?)

    /// Null where it is not known.
    var isRunning: Bool? {
        switch self {
        case .none: false
        case .running: true
        case .unknown: nil
        }
    }

    var pid: Int32? {
        switch self {
        case .none: nil
        case .running(let pid): pid
        case .unknown(let pid): pid
        }
    }
}
