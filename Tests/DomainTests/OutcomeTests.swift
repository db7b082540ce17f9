import Domain
import Testing

@Suite struct OutcomeTests {
    @Test(arguments: Outcome.allCases)
    func statusAndTerminalEventBearTheSameWord(outcome: Outcome) {
        #expect(outcome.status.rawValue == outcome.rawValue)
        #expect(outcome.terminalEvent.rawValue == "step_\(outcome.rawValue)")
    }

    @Test func eachOutcomeHasAStatusAndAnEventOfItsOwn() {
        #expect(Set(Outcome.allCases.map(\.status)).count == Outcome.allCases.count)
        #expect(Set(Outcome.allCases.map(\.terminalEvent)).count == Outcome.allCases.count)
    }

    @Test(arguments: [
        (Outcome.prepared, Level.info), (.completed, .info), (.failed, .error), (.blocked, .warn),
        (.interrupted, .warn),
        (.lost, .warn),
    ])
    func onlyFailureIsAnError(outcome: Outcome, level: Level) {
        #expect(outcome.level == level)
    }
}
