import Domain
import Testing

@Suite struct ReasonTests {
    @Test(arguments: [
        (Outcome.prepared, [] as [Reason]),
        (.completed, [.exit]),
        (.failed, [.exit, .signal, .exec, .timeout, .oom, .budget, .limit]),
        (.blocked, [.said]),
        (.interrupted, [.stopped, .drain, .reboot]),
        (.lost, [.unknown]),
    ])
    func outcomesHaveTheReasonsOfTheDesign(outcome: Outcome, reasons: [Reason]) {
        #expect(Reason.allCases.filter { $0.outcomes.contains(outcome) } == reasons)
    }

    @Test(arguments: Reason.allCases)
    func everyReasonGoesWithAnOutcome(reason: Reason) {
        #expect(!reason.outcomes.isEmpty)
    }
}
