import Control
import JSON
import Testing

@testable import TerminalUI

@Suite struct TopAnswerDaemonTests {
    @Test func wordsThatCannotBeReadAreNoAnswer() {
        let unread = TopAnswer(["no": "health"], to: .health).map { _ in true }
        #expect(unread == nil)
    }

    @Test func whatAgentsAskIsToldWithoutItsSecrets() {
        let token = "ghp_" + String(repeating: "a1B2", count: 9)
        let run: JSONObject = ["run": "run-1", "task": "asks", "questions": [["subject": .string("use \(token)?")]]]
        guard case .flock(let flock)? = TopAnswer(["runs_live": [.object(run)]], to: .flock) else {
            Issue.record("it is no status")
            return
        }
        #expect(flock.runs[0].question?.hasPrefix("use ") == true)
        #expect(flock.runs[0].question?.contains("a1B2") == false)
    }
}
