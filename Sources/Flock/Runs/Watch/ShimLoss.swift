package import Domain

/// When a run is taken over that has lost its shim. The recorder may outlive its keeper and needs a moment to say so,
/// and a new shim needs one to begin: nobody is missed at the first look.
package struct ShimLoss: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        case nothing
        case adopt
    }

    private enum State: Hashable, Sendable {
        case attended
        case missed(since: MonotonicTime)
    }

    package static let patience = Duration.milliseconds(500)

    private var state = State.attended

    package init() {}

    package mutating func looked(isAttended: Bool, at now: MonotonicTime) -> Action {
        switch (state, isAttended) {
        case (_, true):
            state = .attended
            return .nothing
        case (.attended, false):
            state = .missed(since: now)
            return .nothing
        case (.missed(let since), false):
            guard since.duration(to: now) >= Self.patience else { return .nothing }
            // After an attempt the next one is as patient.
            state = .missed(since: now)
            return .adopt
        }
    }
}
