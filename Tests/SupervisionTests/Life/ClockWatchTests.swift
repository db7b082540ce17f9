import Domain
import TestSupport
import Testing

@testable import Supervision

@Suite struct ClockWatchTests {
    private let clock = ManualClock()

    @Test func timeThatGoesByIsNoNews() {
        var watch = ClockWatch(clock.now())
        clock.advance(by: .seconds(86_400))
        #expect(watch.looked(at: clock.now()).isEmpty)
    }

    @Test func aSleepIsToldOnceAndIsNoJumpOfTheClock() {
        var watch = ClockWatch(clock.now())
        clock.suspend(for: .seconds(3600))
        #expect(watch.looked(at: clock.now()) == [.slept(.seconds(3600))])
        #expect(watch.looked(at: clock.now()).isEmpty)
    }

    @Test func aClockThatIsMovedIsTold() {
        var watch = ClockWatch(clock.now())
        clock.jump(by: .seconds(-7200))
        #expect(watch.looked(at: clock.now()) == [.clockMoved(.seconds(-7200))])
        clock.jump(by: .seconds(1))
        #expect(watch.looked(at: clock.now()).isEmpty)
    }
}
