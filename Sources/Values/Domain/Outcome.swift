/// How a run ended. Each outcome has one status and one terminal event.
package enum Outcome: String, TermWord, CaseIterable {
    case prepared
    case completed
    case failed
    case blocked
    case interrupted
    case lost

    package var status: RunStatus {
        switch self {
        case .prepared: .prepared
        case .completed: .completed
        case .failed: .failed
        case .blocked: .blocked
        case .interrupted: .interrupted
        case .lost: .lost
        }
    }

    package var terminalEvent: EventType {
        switch self {
        case .prepared: .stepPrepared
        case .completed: .stepCompleted
        case .failed: .stepFailed
        case .blocked: .stepBlocked
        case .interrupted: .stepInterrupted
        case .lost: .stepLost
        }
    }

    /// The level of the terminal event.
    package var level: Level {
        switch self {
        case .prepared, .completed: .info
        case .blocked, .interrupted, .lost: .warn
        case .failed: .error
        }
    }
}
