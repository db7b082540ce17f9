import Domain
import Testing

@testable import Agents

@Suite struct AgentErrorTests {
    @Test func everyErrorSaysWhatIsWrongAndWhatToDo() {
        let errors: [AgentError] = [
            .promptMissing(.claude), .commandMissing(.git), .promptTooLong(bytes: 200_000, bytesMax: 131_071),
            .promptWithNUL, .argumentWithNUL, .cannotResume(.aider), .notConversation("-x"), .takesNoTools(.codex),
            .cannotSkipPermissions(.opencode), .takesNoInput(.codex), .inputTooLong("a message", bytes: 2, bytesMax: 1),
            .nothingSaid("a message"), .notQuestion("Bash"),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(errors.allSatisfy { !$0.hint.isEmpty })
        #expect(AgentError.promptMissing(.codex).description == "codex needs a prompt")
        #expect(AgentError.commandMissing(.git).hint == "give it after --, as in: -- git status")
    }
}
