package import Domain

/// What the responses of one run took. What has no price is counted and not in the cost.
package struct RunUsage: Hashable, Sendable {
    package var calls: Int64 = 0
    package var failedCalls: Int64 = 0
    package var unpricedCalls: Int64 = 0
    package var usage = Usage.none
    package var cost = Money(nanodollars: 0)

    package var tokens: Int64 {
        usage.input + usage.output + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h
    }
}
