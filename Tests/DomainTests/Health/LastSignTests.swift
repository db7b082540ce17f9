import Domain
import Testing

@Suite struct LastSignTests {
    private static let start = WallTime(nanoseconds: 1_795_222_923_000_000_000)

    /// A moment so long after the start, of which so much was slept, with the wall clock set so much ahead.
    private func moment(_ awake: Duration, slept: Duration = .zero, ahead: Duration = .zero) -> Moment {
        Moment(
            wall: Self.start + awake + slept + ahead,
            monotonic: MonotonicTime(nanoseconds: 5_000_000_000) + awake,
            boot: BootTime(nanoseconds: 5_000_000_000) + awake + slept
        )
    }

    @Test func oneThatIsMetForTheFirstTimeIsAsOldAsTheWallClockSays() {
        let sign = LastSign(at: Self.start - .seconds(20), seen: moment(.zero))
        #expect(sign.age(at: moment(.zero)) == .seconds(20))
        #expect(sign.age(at: moment(.seconds(5))) == .seconds(25))
        #expect(LastSign(at: Self.start + .seconds(9), seen: moment(.zero)).age(at: moment(.zero)) == .zero)
    }

    @Test func timeAsleepDoesNotCount() {
        let sign = LastSign(at: Self.start, seen: moment(.zero))
        let woken = moment(.seconds(3), slept: .seconds(86_400))
        #expect(sign.age(at: woken) == .seconds(3))
        // What is written right after the machine woke is as new as that.
        var next = sign
        next.saw(woken.wall - .seconds(1), at: woken)
        #expect(next.age(at: woken) == .seconds(1))
        // And what was written right before it slept is no older than the time awake since it was looked at.
        var before = sign
        before.saw(Self.start + .seconds(2), at: woken)
        #expect(before.age(at: woken) == .seconds(3))
    }

    @Test func aClockThatIsMovedMakesNothingOldOrNew() {
        let sign = LastSign(at: Self.start, seen: moment(.zero))
        for ahead in [Duration.seconds(3_600), .seconds(-3_600)] {
            #expect(sign.age(at: moment(.seconds(2), ahead: ahead)) == .seconds(2))
            var next = sign
            let later = moment(.seconds(2), ahead: ahead)
            next.saw(later.wall, at: later)
            #expect(next.age(at: later) == .zero)
        }
    }

    @Test func theSameSignAgainIsNoNewOne() {
        var sign = LastSign(at: Self.start, seen: moment(.zero))
        sign.saw(Self.start, at: moment(.seconds(40)))
        #expect(sign.age(at: moment(.seconds(40))) == .seconds(40) && sign.at == Self.start)
    }
}
