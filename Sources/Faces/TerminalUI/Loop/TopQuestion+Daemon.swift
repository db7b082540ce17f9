import Control
import Queries

extension TopQuestion {
    /// Whether a daemon knows it best.
    var isForDaemon: Bool { directive != nil }

    /// What the daemon is asked for; nil for what it does not know.
    var directive: DirectiveName? {
        switch self {
        case .flock: .status
        case .health: .health
        case .budgets: .budget
        case .spending, .tasks, .recent, .decisions, .explanation, .costs, .run, .story, .history, .events, .speed,
            .diff, .review, .talk, .lines:
            nil
        }
    }

    /// Whether it takes what was said, which stands in a database of its own.
    package var needsConversations: Bool {
        switch self {
        case .speed, .talk: true
        case .flock, .health, .budgets, .spending, .tasks, .recent, .decisions, .explanation, .costs, .run, .story,
            .history, .events, .diff, .review, .lines:
            false
        }
    }

    /// Whether it is about lines that come behind those that are there.
    var isFollowed: Bool {
        guard case .lines(let asks) = self else { return false }
        return asks.contains { ask in
            guard case .after = ask.part else { return false }
            return true
        }
    }
}
