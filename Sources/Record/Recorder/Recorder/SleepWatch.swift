import Domain

/// Tells that the machine slept: one clock stands still in that time, and another does not.
struct SleepWatch: Hashable, Sendable {
    static let shortestSeconds: Int64 = 2

    private var difference: Int64

    init(_ now: Moment) { difference = Self.difference(now) }

    /// How many seconds it slept since the last look, where that is worth saying.
    mutating func look(at now: Moment) -> Int64? {
        let difference = Self.difference(now)
        let seconds = (difference - self.difference) / 1_000_000_000
        guard seconds >= Self.shortestSeconds else { return nil }
        self.difference = difference
        return seconds
    }

    private static func difference(_ now: Moment) -> Int64 { now.boot.nanoseconds - now.monotonic.nanoseconds }
}
