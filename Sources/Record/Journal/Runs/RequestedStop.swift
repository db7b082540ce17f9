package import Domain
import JSON

/// That the run was asked to end, as its events tell: what a recorder goes by that comes in the middle of the stop.
package struct RequestedStop: Hashable, Sendable {
    package let reason: Reason
    /// For people, where it was said.
    package let why: String?
    private var askedAt: WallTime
    private var grace: Duration

    /// Nil where the event does not tell.
    init?(_ event: Event) {
        guard case .string(let word)? = event.data["reason"], let reason = Reason(rawValue: word) else { return nil }
        self.reason = reason
        why = event.data["why"]?.stringValue
        askedAt = event.createdAt
        grace = Self.grace(of: event)
    }

    /// Who asks again gives no other reason, and may shorten the grace.
    mutating func askedAgain(_ event: Event) {
        let grace = Self.grace(of: event)
        guard event.createdAt.advanced(by: grace) < askedAt.advanced(by: self.grace) else { return }
        askedAt = event.createdAt
        self.grace = grace
    }

    /// How long whoever is left may still live. A clock that was set back gives nobody more than the whole.
    package func graceLeft(at now: WallTime) -> Duration {
        min(grace, max(.zero, now.duration(to: askedAt.advanced(by: grace))))
    }

    private static func grace(of event: Event) -> Duration {
        guard case .integer(let seconds)? = event.data["graceSec"] else { return .zero }
        return .seconds(max(0, seconds))
    }
}
