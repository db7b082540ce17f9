import Domain
import Queries
import Testing

@testable import TerminalUI

@Suite struct RunPaceTests {
    @Test func aShortRunHasStepsOfSeconds() {
        let pace = RunPace([RunScene.response(0, tokens: 5), RunScene.response(25, tokens: 7)], stepsMax: 30)
        #expect(pace.name == "10s" && pace.steps.map(\.tokens).reduce(0, +) == 12)
        #expect(pace.steps.first?.tokens == 5 && pace.steps.last?.tokens == 7)
        #expect((3...4).contains(pace.steps.count))
    }

    @Test func aLongRunHasLongerSteps() {
        let minutes = RunPace([RunScene.response(0), RunScene.response(1_500)], stepsMax: 30)
        #expect(minutes.name == "MIN" && minutes.steps.count <= 30)
        let days = RunPace([RunScene.response(0), RunScene.response(20 * 86_400)], stepsMax: 30)
        #expect(days.name == "DAY" && (20...22).contains(days.steps.count))
        let years = RunPace([RunScene.response(0), RunScene.response(86_400 * 3_000)], stepsMax: 30)
        #expect(years.name == "WEEK" && years.steps.count == 30 && years.steps.last?.tokens == 100)
    }

    @Test func aStepSaysWhereAPriceIsMissing() {
        let pace = RunPace([RunScene.response(0, cents: 12), RunScene.response(1, cents: nil)], stepsMax: 10)
        #expect(pace.steps.map(\.nanodollars).reduce(0, +) == 120_000_000 && pace.steps.contains { $0.isMore })
        #expect(RunPace([], stepsMax: 10).steps.isEmpty)
    }
}
