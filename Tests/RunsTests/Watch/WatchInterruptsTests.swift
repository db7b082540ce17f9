import Platform
import Runs
import Testing

@Suite struct WatchInterruptsTests {
    @Test func theFirstWishIsPassedOnAndTheSecondIsAnOrder() {
        var interrupts = WatchInterrupts()
        #expect(interrupts.came(.interrupt) == .stop)
        #expect(interrupts.came(.interrupt) == .kill)
        #expect(interrupts.came(.terminate) == .kill)
    }

    @Test func aTerminalThatGoesAwayTakesNothingWithIt() {
        var interrupts = WatchInterrupts()
        #expect(interrupts.came(.hangUp) == .detach)
        #expect(interrupts.came(.terminate) == .stop)
        #expect(interrupts.came(.hangUp) == .detach)
    }

    @Test func aRunInTheBackgroundIsNeverAsked() {
        var interrupts = WatchInterrupts(isInBackground: true)
        #expect(interrupts.came(.interrupt) == .detach)
        #expect(interrupts.came(.terminate) == .detach)
    }
}
