import Domain
import Testing

@Suite struct MomentTests {
    private func moment(wall: Int64, monotonic: Int64, boot: Int64) -> Moment {
        Moment(
            wall: WallTime(nanoseconds: wall * 1_000_000_000),
            monotonic: MonotonicTime(nanoseconds: monotonic * 1_000_000_000),
            boot: BootTime(nanoseconds: boot * 1_000_000_000)
        )
    }

    @Test func anHourAwakeIsAnHour() {
        let earlier = moment(wall: 1_000, monotonic: 10, boot: 20)
        let later = moment(wall: 4_600, monotonic: 3_610, boot: 3_620)
        #expect(later.elapsed(since: earlier) == .seconds(3_600))
        #expect(later.active(since: earlier) == .seconds(3_600))
        #expect(later.suspended(since: earlier) == .zero)
        #expect(later.clockJump(since: earlier) == .zero)
    }

    @Test func sleepIsToldFromActivity() {
        let earlier = moment(wall: 1_000, monotonic: 10, boot: 20)
        let later = moment(wall: 4_600, monotonic: 70, boot: 3_620)
        #expect(later.elapsed(since: earlier) == .seconds(3_600))
        #expect(later.active(since: earlier) == .seconds(60))
        #expect(later.suspended(since: earlier) == .seconds(3_540))
        #expect(later.clockJump(since: earlier) == .zero)
    }

    @Test func aSetClockIsToldFromTime() {
        let earlier = moment(wall: 10_000, monotonic: 10, boot: 20)
        let later = moment(wall: 6_410, monotonic: 20, boot: 30)
        #expect(later.elapsed(since: earlier) == .seconds(10))
        #expect(later.clockJump(since: earlier) == .seconds(-3_600))
    }

    @Test func clocksReadApartGiveNoNegativeSleep() {
        let earlier = moment(wall: 0, monotonic: 10, boot: 20)
        #expect(moment(wall: 0, monotonic: 21, boot: 30).suspended(since: earlier) == .zero)
    }
}
