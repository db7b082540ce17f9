package import Domain

/// When a child of the daemon that has ended is started again: soon, then less and less often. One that lived for a
/// while begins anew.
package struct ChildBackoff: Hashable, Sendable {
    package static let pauseMin = Duration.milliseconds(250)
    package static let pauseMax = Duration.seconds(60)
    /// Whoever has lived for so long did not end for how it was started.
    package static let steadyAfter = Duration.seconds(60)

    private var startedAt: MonotonicTime?
    private var pause = Self.pauseMin
    /// How often it has ended without having lived for that long.
    package private(set) var failureCount = 0

    package init() {}

    package mutating func started(at now: MonotonicTime) { startedAt = now }

    /// After what time it is to be started again. It need not have been started at all.
    package mutating func ended(at now: MonotonicTime) -> Duration {
        if let startedAt, startedAt.duration(to: now) >= Self.steadyAfter {
            pause = Self.pauseMin
            failureCount = 0
        }
        startedAt = nil
        failureCount += 1
        defer { pause = min(pause * 2, Self.pauseMax) }
        return pause
    }
}
