import Domain

/// When something was seen: by the wall clock for people, and by the clock that stands still while the machine sleeps.
struct SignMark: Hashable {
    let at: WallTime
    let awake: MonotonicTime

    /// It was seen now.
    init(_ at: WallTime, seenAt now: Moment) {
        self.at = at
        awake = now.monotonic
    }

    init(_ at: WallTime, awake: MonotonicTime) {
        self.at = at
        self.awake = awake
    }

    /// It was seen before anybody looked. Of how long ago that is only so much counts as the machine has been awake for
    /// certain: what may have been sleep is nobody's silence.
    init(before now: Moment, _ at: WallTime) {
        self.at = at
        let sinceBoot = Duration.nanoseconds(now.boot.nanoseconds)
        let slept = Duration.nanoseconds(max(0, now.boot.nanoseconds - now.monotonic.nanoseconds))
        let span = max(.zero, min(now.wall - at, sinceBoot) - slept)
        awake = MonotonicTime(nanoseconds: now.monotonic.nanoseconds - span.nanoseconds)
    }

    func since(_ now: Moment, without paused: PausedTimes = PausedTimes()) -> RunSigns.Since {
        RunSigns.Since(at: at, span: paused.goingOn(since: awake, to: now.monotonic))
    }
}
