import Domain

/// A session of opencode, and when it was changed last, where that is known.
struct OpenCodeSession: Hashable, Sendable {
    let id: String
    let updatedAt: WallTime?
    /// Where its file stands, if it has one.
    var file: String?

    /// Unix milliseconds.
    static func time(_ milliseconds: Int64?) -> WallTime? {
        guard let milliseconds else { return nil }
        let (nanoseconds, overflowed) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
        return overflowed ? nil : WallTime(nanoseconds: nanoseconds)
    }
}
