import Domain
import Glibc
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct InterruptibleWaitTests {
    @Test func aTimeThatHasComeIsNotWaitedFor() async {
        await #expect(processExitsWith: .success) {
            let clock = ManualClock()
            let waiting = try InterruptibleWait(clock: clock)
            let goesOn = try waiting.wait(until: clock.now().monotonic)
            #expect(goesOn)
        }
    }

    @Test func ctrlCEndsTheWaitAndAllThatFollow() async {
        await #expect(processExitsWith: .success) {
            let clock = ManualClock()
            let waiting = try InterruptibleWait(clock: clock)
            raise(SIGINT)
            let hour = clock.now().monotonic.advanced(by: .seconds(3600))
            let goesOn = try waiting.wait(until: hour)
            let goesOnLater = try waiting.wait(until: clock.now().monotonic)
            #expect(!goesOn && !goesOnLater)
        }
    }
}
