extension VerdictKind {
    /// How much a worker needs a person, the most first: the order in which people are shown workers.
    package enum Need: Int, Comparable, Sendable {
        case answer
        case look
        case patience
        case nothing

        package static func < (left: Need, right: Need) -> Bool { left.rawValue < right.rawValue }
    }

    package var need: Need {
        switch self {
        case .waitingPermission, .waitingAnswer: .answer
        case .stalled, .paused, .exitedLingering, .lost, .unknown: .look
        case .quiet, .rateLimited, .retryingAPI: .patience
        case .starting, .working, .toolRunning, .compacting, .finished: .nothing
        }
    }
}
