package import Domain

/// What agents themselves say that responses cost, of those of which they say it.
package struct ReportedCost: Hashable, Sendable {
    package var responses: Int64 = 0
    package var cost = Money.zero
    /// By how much that is more than what was computed, over the responses that have both.
    package var drift = Money.zero

    package init() {}

    package init(responses: Int64, cost: Money, drift: Money) {
        self.responses = responses
        self.cost = cost
        self.drift = drift
    }
}
