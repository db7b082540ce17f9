import Domain
import TestSupport
import Testing

@testable import Indexer

@Suite struct IndexWaitTests {
    private final class Told {
        var count = 0
    }

    @Test func itGoesOnUntilItsTimeIsOverAndTellsOnceThatItTakesLong() {
        let clock = ManualClock()
        let told = Told()
        var wait = IndexWait(IndexPatience(.seconds(10), clock: clock) { told.count += 1 })
        var went: [(goesOn: Bool, told: Int)] = []
        for pause in [Duration.zero, .milliseconds(999), .milliseconds(1), .seconds(8), .seconds(1)] {
            clock.advance(by: pause)
            went.append((wait.goesOn(), told.count))
        }
        #expect(went.map(\.goesOn) == [true, true, true, true, false])
        #expect(went.map(\.told) == [0, 0, 1, 1, 1])
    }

    @Test func withoutTimeItDoesNotBegin() {
        var wait = IndexWait(IndexPatience(.zero, clock: ManualClock()) { Issue.record("nobody has waited") })
        let goesOn = wait.goesOn()
        #expect(!goesOn)
    }
}
