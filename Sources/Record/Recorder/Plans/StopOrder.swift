import Domain
import Platform

/// That a run shall end, and why.
struct StopOrder: Hashable, Sendable {
    let reason: Reason
    /// Without any grace.
    let isImmediate: Bool

    init(_ reason: Reason, isImmediate: Bool = false) {
        precondition(StopOrder.reasons.contains(reason), "a run is not stopped for this")
        self.reason = reason
        self.isImmediate = isImmediate
    }

    /// The reasons by the numbers that stand for them in a message, and the first ones beside a signal.
    static let reasons: [Reason] = [.stopped, .drain, .budget, .limit, .timeout]

    /// What a signal to the shim asks for: SIGTERM to stop, with the reason queued beside it, SIGINT to kill. Nil for
    /// one that stops nothing.
    init?(_ received: SignalSource.Received) {
        switch received.signal {
        case .terminate:
            let place = Int(received.value)
            self.init(Self.reasons.indices.dropLast().contains(place) ? Self.reasons[place] : .stopped)
        case .interrupt: self.init(.stopped, isImmediate: true)
        default: return nil
        }
    }
}
