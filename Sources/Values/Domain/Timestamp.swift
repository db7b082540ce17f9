/// A point on one clock, counted in nanoseconds. A clock has a type of its own, so that times of two clocks cannot be
/// compared or subtracted.
///
/// Arithmetic stops at the ends of the range instead of trapping: times come from files and peers.
package protocol Timestamp: InstantProtocol, Sendable where Duration == Swift.Duration {
    var nanoseconds: Int64 { get }

    init(nanoseconds: Int64)
}

extension Timestamp {
    package func advanced(by duration: Duration) -> Self {
        let (sum, overflowed) = nanoseconds.addingReportingOverflow(duration.nanoseconds)
        return Self(nanoseconds: overflowed ? (duration < .zero ? .min : .max) : sum)
    }

    package func duration(to later: Self) -> Duration { .nanoseconds(later.nanoseconds) - .nanoseconds(nanoseconds) }

    package static func + (time: Self, duration: Duration) -> Self { time.advanced(by: duration) }

    package static func - (time: Self, duration: Duration) -> Self { time.advanced(by: .zero - duration) }

    package static func - (later: Self, earlier: Self) -> Duration { earlier.duration(to: later) }

    package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension Duration {
    /// Whole nanoseconds, toward zero; at most what an `Int64` holds, which is 292 years.
    package var nanoseconds: Int64 { Int64(clamping: attoseconds / 1_000_000_000) }
}
