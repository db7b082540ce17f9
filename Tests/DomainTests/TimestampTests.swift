import Domain
import Testing

@Suite struct TimestampTests {
    @Test func timesMoveByDurations() {
        let time = MonotonicTime(nanoseconds: 5_000_000_000)
        #expect(time + .seconds(2) == MonotonicTime(nanoseconds: 7_000_000_000))
        #expect(time - .milliseconds(1) == MonotonicTime(nanoseconds: 4_999_000_000))
        #expect(time - MonotonicTime(nanoseconds: 1) == .nanoseconds(4_999_999_999))
        #expect(MonotonicTime(nanoseconds: 1) - time == .nanoseconds(-4_999_999_999))
    }

    @Test func namesAndOperatorsSayTheSame() {
        let time = BootTime(nanoseconds: 5)
        let later = time.advanced(by: .seconds(2))
        #expect(later == time + .seconds(2))
        #expect(time.duration(to: later) == later - time)
        #expect(later.duration(to: time) == .seconds(-2))
    }

    @Test func arithmeticStopsAtTheEnds() {
        let last = WallTime(nanoseconds: .max)
        let first = WallTime(nanoseconds: .min)
        #expect(last + .seconds(1) == last)
        #expect(first - .seconds(1) == first)
        #expect(first + .seconds(Int64.max) == WallTime(nanoseconds: -1))
        #expect(WallTime(nanoseconds: 0) - .seconds(Int64.min) == last)
        #expect(last - first == .nanoseconds(Int64.max) + .nanoseconds(Int64.max) + .nanoseconds(1))
    }

    private static let durations: [(Duration, Int64)] = [
        (.zero, 0),
        (.seconds(1), 1_000_000_000),
        (.milliseconds(-1_500), -1_500_000_000),
        (.nanoseconds(-1), -1),
        (Duration(secondsComponent: 0, attosecondsComponent: 1_999_999_999), 1),
        (Duration(secondsComponent: 0, attosecondsComponent: -1_999_999_999), -1),
        (.seconds(10_000_000_000), .max),
        (.seconds(-10_000_000_000), .min),
        (.seconds(Int64.max), .max),
        (.seconds(Int64.min) + .seconds(Int64.min), .min),
    ]

    @Test(arguments: durations)
    func durationsAreWholeNanoseconds(duration: Duration, nanoseconds: Int64) {
        #expect(duration.nanoseconds == nanoseconds)
    }
}
