/// When something gave its last sign of life. Its age counts neither sleep nor moves of the wall clock as far as that
/// can be told: what was looked at before cannot be older than the time awake since then.
package struct LastSign: Hashable, Sendable {
    package private(set) var at: WallTime
    private var ageThen: Duration
    private var seen: Moment

    /// One that is met for the first time is as old as the wall clock says.
    package init(at: WallTime, seen now: Moment) {
        self.at = at
        ageThen = max(.zero, now.wall - at)
        seen = now
    }

    /// The same sign as before changes nothing.
    package mutating func saw(_ at: WallTime, at now: Moment) {
        guard at != self.at else { return }
        ageThen = max(.zero, min(now.wall - at, now.active(since: seen)))
        self.at = at
        seen = now
    }

    package func age(at now: Moment) -> Duration { ageThen + max(.zero, now.active(since: seen)) }
}
