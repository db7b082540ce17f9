import Domain
import Journal
import Testing

@testable import Supervision

@Suite struct PausedTimesTests {
    private static func moment(_ seconds: Int64) -> Moment {
        let nanoseconds = seconds * 1_000_000_000
        return Moment(
            wall: WallTime(nanoseconds: nanoseconds),
            monotonic: MonotonicTime(nanoseconds: nanoseconds),
            boot: BootTime(nanoseconds: nanoseconds)
        )
    }

    private func goingOn(_ times: PausedTimes, _ from: Int64, _ to: Int64) -> Duration {
        times.goingOn(since: Self.moment(from).monotonic, to: Self.moment(to).monotonic)
    }

    @Test func onlyThePausesWithinATimeAreLeftOut() {
        var times = PausedTimes()
        #expect(goingOn(times, 0, 10) == .seconds(10))
        let first = RunPause(by: .budget, why: nil, at: Self.moment(10), after: nil)
        times.looked(first, at: Self.moment(11).monotonic)
        times.looked(first, at: Self.moment(20).monotonic)
        #expect(goingOn(times, 5, 20) == .seconds(5) && goingOn(times, 15, 20) == .zero)
        let ended = first.ended(at: Self.moment(21).monotonic)
        times.looked(ended, at: Self.moment(40).monotonic)
        #expect(goingOn(times, 5, 40) == .seconds(24) && goingOn(times, 25, 40) == .seconds(15))
        let second = RunPause(by: .person, why: nil, at: Self.moment(50), after: ended)
        times.looked(second, at: Self.moment(55).monotonic)
        #expect(goingOn(times, 0, 55) == .seconds(39))
    }
}
