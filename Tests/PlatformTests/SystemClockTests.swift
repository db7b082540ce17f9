import Domain
import Platform
import Testing

@Suite struct SystemClockTests {
    @Test func monotonicTimeNeverGoesBack() {
        let clock = SystemClock()
        var last = clock.now()
        for _ in 0..<1000 {
            let now = clock.now()
            #expect(now.monotonic >= last.monotonic)
            #expect(now.boot >= last.boot)
            last = now
        }
    }

    @Test func theMachineWasStartedBeforeNowAndSleepCounts() {
        let now = SystemClock().now()
        #expect(now.boot.nanoseconds >= now.monotonic.nanoseconds)
        #expect(now.wall > WallTime(nanoseconds: 1_700_000_000_000_000_000))
    }
}
