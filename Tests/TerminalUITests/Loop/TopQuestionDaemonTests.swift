import Control
import Domain
import JSON
import Queries
import Testing

@testable import TerminalUI

@Suite struct TopQuestionDaemonTests {
    @Test func onlyWhatADaemonKnowsIsAskedOfIt() {
        #expect(TopQuestion.flock.directive == .status && TopQuestion.health.directive == .health)
        #expect(TopQuestion.tasks.directive == nil && !TopQuestion.recent.isForDaemon)
    }

    @Test func itsWordsAreRead() {
        guard case .flock(let flock)? = TopAnswer(["pid": 7], to: .flock) else {
            Issue.record("a status is a flock")
            return
        }
        #expect(flock.pid == 7)
    }
}
