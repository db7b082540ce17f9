import Control
import Domain
import Testing

@testable import TerminalUI

@Suite struct RunActsTests {
    private let quiet = FlockScene().runs[3]

    private func told(_ wishes: [TopWish]) -> [String] {
        wishes.compactMap { if case .tell(let text) = $0 { text } else { nil } }
    }

    @Test func whoAsksNothingCannotBeAnswered() {
        #expect(told(RunActs.answer(quiet, "yes")) == ["gh-433 asks nothing"])
        #expect(told(RunActs.askAnswer(quiet)) == ["gh-433 asks nothing"])
    }

    @Test func aPausedRunGoesOnByTheSameKey() {
        var run = quiet
        run.pausedBy = "person"
        let acts = RunActs.pause(run).compactMap { if case .act(let act) = $0 { act.name } else { nil } }
        #expect(acts == [.resumeRun])
    }

    @Test func theFlockIsScaledWithinReason() {
        guard case .ask(let question)? = FlockActs.scale(.none).first else {
            Issue.record("it asks how many")
            return
        }
        #expect(told(question.wishes("-1")) == ["a number from 0 to 1000"])
        #expect(question.wishes("0").count == 1)
    }
}
