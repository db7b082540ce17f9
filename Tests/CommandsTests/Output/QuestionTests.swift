import Commands
import Testing

/// What is typed is tested with the commands that ask, on a terminal of their own.
@Suite struct QuestionTests {
    @Test func whereErrorsAreNoTerminalNobodyIsAsked() {
        #expect(!Question.canBeAsked(on: RecordingConsole().console))
    }
}
