import Control
import Testing

@testable import TerminalUI

@Suite struct TaskActsTests {
    @Test func whatIsEmptyAddsNothing() {
        guard case .ask(let question)? = TaskActs.add().first else {
            Issue.record("it asks what is to be done")
            return
        }
        let asked: TextQuestion = question
        #expect(asked.wishes("").isEmpty && asked.wishes("x").count == 1)
    }

    @Test func editingBeginsWithWhatIsThere() {
        let task = FlockScene().tasks[4]
        guard case .ask(let question)? = TaskActs.edit(task).first else {
            Issue.record("it asks what it is to do")
            return
        }
        #expect(question.initial == "Add Homebrew formula")
    }
}
