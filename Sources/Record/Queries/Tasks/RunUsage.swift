package import Domain

/// What the responses of one run took. What has no price is counted and not in the cost.
package struct RunUsage: Hashable, Sendable {
    package var calls: Int64 = 0
    package var failedCalls: Int64 = 0
    package var unpricedCalls: Int64 = 0
    package var usage = Usage.none
    package var cost = Money.zero

    package init(
        calls: Int64 = 0,
        failedCalls: Int64 = 0,
        unpricedCalls: Int64 = 0,
        usage: Usage = .none,
        cost: Money = .zero
    ) {
        self.calls = calls
        self.failedCalls = failedCalls
        self.unpricedCalls = unpricedCalls
        self.usage = usage
        self.cost = cost
    }

    package var tokens: Int64 {
        usage.input + usage.output + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h
    }
}
