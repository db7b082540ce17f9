package import Domain

/// What some model responses took together.
package struct CostSums: Hashable, Sendable {
    package var responses: Int64 = 0
    /// Those that ended with an error.
    package var failed: Int64 = 0
    /// Those whose price is not known: their cost is in no sum.
    package var unpriced: Int64 = 0
    package var usage = Usage.none
    package var runs: Int64 = 0
    package var pricedCost = Money.zero
    package var reported = ReportedCost()

    package init() {}

    /// What is known of the cost. Nothing where nothing has a price, since an unknown cost is not $0. What an agent
    /// told as a sum is no response, and may have no price all the same.
    package var cost: Money? { unpriced == 0 || unpriced < responses || pricedCost != .zero ? pricedCost : nil }

    /// How much of what went into the models came from a cache, from 0 to 1. Nothing where nothing went in.
    package var cacheShare: Double? {
        let written = usage.cacheWrite5m + usage.cacheWrite1h
        let whole = usage.input + usage.cacheRead + written
        return whole > 0 ? Double(usage.cacheRead) / Double(whole) : nil
    }
}
