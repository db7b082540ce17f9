/// One moment on the three clocks of a machine. Two moments tell how long it was, how long the machine slept, and
/// whether somebody moved the wall clock in between. Both must be of one boot.
package struct Moment: Hashable, Sendable {
    package let wall: WallTime
    package let monotonic: MonotonicTime
    package let boot: BootTime

    package init(wall: WallTime, monotonic: MonotonicTime, boot: BootTime) {
        self.wall = wall
        self.monotonic = monotonic
        self.boot = boot
    }

    /// How long it was, sleep included.
    package func elapsed(since earlier: Moment) -> Duration { boot - earlier.boot }

    /// How long the machine was awake: what timeouts and silence are measured by.
    package func active(since earlier: Moment) -> Duration { monotonic - earlier.monotonic }

    /// How long the machine slept. The clocks are read one after another, so what would fall below zero is none.
    package func suspended(since earlier: Moment) -> Duration {
        max(.zero, elapsed(since: earlier) - active(since: earlier))
    }

    /// How far the wall clock was set forward, or back where negative.
    package func clockJump(since earlier: Moment) -> Duration {
        (wall - earlier.wall) - elapsed(since: earlier)
    }
}
