import Domain
import TestSupport
import Testing

@testable import Recorder

@Suite struct SleepWatchTests {
    private let clock = ManualClock()

    @Test func timeThatGoesByIsNoSleep() {
        var watch = SleepWatch(clock.now())
        for seconds in [0, 1, 60, 1_000_000] {
            clock.advance(by: .seconds(seconds))
            #expect(watch.look(at: clock.now()) == nil)
        }
    }

    @Test func aSleepIsToldOnce() {
        var watch = SleepWatch(clock.now())
        clock.suspend(for: .seconds(90) + .milliseconds(900))
        clock.advance(by: .seconds(5))
        #expect(watch.look(at: clock.now()) == 90)
        #expect(watch.look(at: clock.now()) == nil)
        clock.suspend(for: .seconds(2))
        #expect(watch.look(at: clock.now()) == 2)
    }

    @Test func shortSleepsAreToldOnceTheyAddUp() {
        var watch = SleepWatch(clock.now())
        for _ in 0..<3 {
            clock.suspend(for: .milliseconds(600))
            #expect(watch.look(at: clock.now()) == nil)
        }
        clock.suspend(for: .milliseconds(600))
        #expect(watch.look(at: clock.now()) == 2)
    }

    @Test func aWallClockThatIsSetIsNoSleep() {
        var watch = SleepWatch(clock.now())
        clock.jump(by: .seconds(7_200))
        #expect(watch.look(at: clock.now()) == nil)
        clock.jump(by: .seconds(-100_000))
        #expect(watch.look(at: clock.now()) == nil)
    }

    /// The two clocks are read one after the other.
    @Test func clocksThatComeNearerAreNoSleep() {
        var watch = SleepWatch(clock.now())
        clock.suspend(for: .seconds(-1))
        #expect(watch.look(at: clock.now()) == nil)
    }
}
