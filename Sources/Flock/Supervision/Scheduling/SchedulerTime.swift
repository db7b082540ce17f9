package import Domain

/// When the scheduler hears of something. Spans are measured by the clock that nobody moves, which runs on while the
/// machine sleeps; only what others name as a time of day is held against the clock on the wall.
package struct SchedulerTime: Hashable, Sendable {
    package let wall: WallTime
    package let boot: BootTime
    /// How far the local clock is ahead of UTC.
    package let utcOffsetSeconds: Int

    package init(wall: WallTime, boot: BootTime, utcOffsetSeconds: Int) {
        self.wall = wall
        self.boot = boot
        self.utcOffsetSeconds = utcOffsetSeconds
    }

    package init(_ moment: Moment, utcOffsetSeconds: Int) {
        self.init(wall: moment.wall, boot: moment.boot, utcOffsetSeconds: utcOffsetSeconds)
    }

    var localSecondOfDay: Int {
        let civil = wall.civil
        let second = (civil.hour * 60 + civil.minute) * 60 + civil.second + utcOffsetSeconds
        return ((second % 86_400) + 86_400) % 86_400
    }

    /// What the clock on the wall would say then, if nobody moved it.
    func wall(at boot: BootTime) -> WallTime { (wall + (boot - self.boot)).truncatedToMilliseconds }

    /// When it will be so late on the wall, but no later than after `most`: a clock that was moved must not put off for
    /// ever what was noted before.
    func boot(at wall: WallTime, most: Duration) -> BootTime { boot + min(max(wall - self.wall, .zero), most) }
}
