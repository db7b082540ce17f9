import Domain
import Testing

@testable import Agents

@Suite struct AgentErrorTests {
    @Test func everyErrorSaysWhatIsWrongAndWhatToDo() {
        let errors: [AgentError] = [
            .promptMissing(.claude), .commandMissing(.git), .promptTooLong(bytes: 200_000, bytesMax: 131_071),
            .promptWithNUL,
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(Set(errors.map(\.hint)).count == errors.count)
        #expect(AgentError.promptMissing(.codex).description == "codex needs a prompt")
        #expect(AgentError.commandMissing(.git).hint == "give it after --, as in: -- git status")
    }
}
