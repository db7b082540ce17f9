import Control
import JSON
import Testing

@testable import TerminalUI

@Suite struct TopAnswerDaemonTests {
    @Test func wordsThatCannotBeReadAreNoAnswer() {
        let unread = TopAnswer(["no": "health"], to: .health).map { _ in true }
        #expect(unread == nil)
    }
}
