import Domain
import TestSupport
import Testing

@testable import Supervision

@Suite struct ChildBackoffTests {
    private let clock = ManualClock()

    private var now: MonotonicTime { clock.now().monotonic }

    @Test func whoEndsAgainAndAgainIsStartedLessAndLessOften() {
        var backoff = ChildBackoff()
        var pauses: [Duration] = []
        for _ in 0..<12 {
            backoff.started(at: now)
            pauses.append(backoff.ended(at: now))
        }
        #expect(pauses.prefix(3) == [.milliseconds(250), .milliseconds(500), .seconds(1)])
        #expect(pauses.last == ChildBackoff.pauseMax)
        #expect(backoff.failureCount == 12)
    }

    @Test func whoHasLivedForAWhileBeginsAnew() {
        var backoff = ChildBackoff()
        for _ in 0..<5 { _ = backoff.ended(at: now) }
        backoff.started(at: now)
        clock.advance(by: ChildBackoff.steadyAfter)
        #expect(backoff.ended(at: now) == ChildBackoff.pauseMin)
        #expect(backoff.failureCount == 1)
    }

    @Test func timeAsleepIsNoLife() {
        var backoff = ChildBackoff()
        _ = backoff.ended(at: now)
        backoff.started(at: now)
        clock.suspend(for: .seconds(3600))
        #expect(backoff.ended(at: now) == .milliseconds(500))
    }
}
