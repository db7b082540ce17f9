import Domain
import Platform

/// How a run is brought to its end: asked first, killed after the grace, and killed again until nothing is left.
struct StopPlan: Hashable, Sendable {
    static let killInterval = Duration.milliseconds(20)
    /// How long killing is repeated before what is left over is reported.
    static let killTimeMax = Duration.seconds(5)

    enum Action: Hashable, Sendable {
        case ask
        case kill
        /// What is left will not go.
        case giveUp
    }

    private enum State: Hashable, Sendable {
        case idle
        case asked(killAt: MonotonicTime)
        case killing(until: MonotonicTime, nextAt: MonotonicTime)
        case over
    }

    private var state = State.idle
    private(set) var reason: Reason?

    /// When there is something to do.
    var due: MonotonicTime? {
        switch state {
        case .idle, .over: nil
        case .asked(let killAt): killAt
        case .killing(_, let nextAt): nextAt
        }
    }

    var isActive: Bool { due != nil }

    /// The first who asks gives the reason; asking again, or for a kill, ends the grace.
    mutating func asked(_ order: StopOrder, grace: Duration, at now: MonotonicTime) -> [Action] {
        if reason == nil { reason = order.reason }
        switch state {
        case .idle, .over:
            guard !order.isImmediate, grace > .zero else { return kill(at: now) }
            state = .asked(killAt: now.advanced(by: grace))
            return [.ask]
        case .asked: return kill(at: now)
        case .killing: return []
        }
    }

    /// Another has asked before us, and was gone before the end of the grace.
    mutating func goesOn(_ reason: Reason, graceLeft: Duration, at now: MonotonicTime) {
        guard case .idle = state else { return }
        self.reason = reason
        state = .asked(killAt: now.advanced(by: graceLeft))
    }

    mutating func timePassed(_ now: MonotonicTime) -> [Action] {
        guard let due, due <= now else { return [] }
        switch state {
        case .idle, .over: return []
        case .asked: return kill(at: now)
        case .killing(let until, _):
            guard now < until else {
                state = .over
                return [.giveUp]
            }
            state = .killing(until: until, nextAt: now.advanced(by: Self.killInterval))
            return [.kill]
        }
    }

    /// Nothing of the tree is left.
    mutating func treeIsEmpty() { if isActive { state = .over } }

    private mutating func kill(at now: MonotonicTime) -> [Action] {
        state = .killing(until: now.advanced(by: Self.killTimeMax), nextAt: now.advanced(by: Self.killInterval))
        return [.kill]
    }
}
