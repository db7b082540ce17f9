/// A point on one clock, counted in nanoseconds. A clock has a type of its own, so that times of two clocks cannot be
/// compared or subtracted.
///
/// Arithmetic stops at the ends of the range instead of trapping: times come from files and peers.
package protocol Timestamp: Hashable, Comparable, Sendable {
    var nanoseconds: Int64 { get }

    init(nanoseconds: Int64)
}

extension Timestamp {
    package static func + (time: Self, duration: Duration) -> Self {
        let (sum, overflowed) = time.nanoseconds.addingReportingOverflow(duration.nanoseconds)
        return Self(nanoseconds: overflowed ? (duration < .zero ? .min : .max) : sum)
    }

    package static func - (time: Self, duration: Duration) -> Self {
        let (difference, overflowed) = time.nanoseconds.subtractingReportingOverflow(duration.nanoseconds)
        return Self(nanoseconds: overflowed ? (duration < .zero ? .max : .min) : difference)
    }

    package static func - (later: Self, earlier: Self) -> Duration {
        .nanoseconds(later.nanoseconds) - .nanoseconds(earlier.nanoseconds)
    }

    package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension Duration {
    /// Whole nanoseconds, toward zero; at most what an `Int64` holds, which is 292 years.
    package var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflowed) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carried) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return overflowed || carried ? (seconds < 0 ? .min : .max) : sum
    }
}
