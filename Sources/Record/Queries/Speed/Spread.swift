/// How measured values are spread, in the unit that they were measured in. A percentile is one of the values: the
/// smallest that so many percent of them do not exceed.
package struct Spread: Hashable, Sendable {
    package let count: Int
    package let median: Double
    package let p95: Double
    package let most: Double
    package let average: Double

    /// Nothing where nothing was measured.
    package init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        count = sorted.count
        median = Self.percentile(50, of: sorted)
        p95 = Self.percentile(95, of: sorted)
        most = sorted[sorted.count - 1]
        average = sorted.reduce(0, +) / Double(sorted.count)
    }

    private static func percentile(_ percent: Int, of sorted: [Double]) -> Double {
        sorted[max(0, (sorted.count * percent + 99) / 100 - 1)]
    }
}
