package import Domain

/// When a queue of alerts hears of something.
package struct AlertTime: Hashable, Sendable {
    package let wall: WallTime
    package let monotonic: MonotonicTime
    /// By the local clock.
    package let secondOfDay: Int

    package init(wall: WallTime, monotonic: MonotonicTime, secondOfDay: Int) {
        self.wall = wall
        self.monotonic = monotonic
        self.secondOfDay = secondOfDay
    }
}
