import Domain
import Testing

@Suite struct StepIDTests {
    @Test func aStepIdIsAnyId() throws {
        #expect(try StepID("gh-450").text == "gh-450")
    }

    @Test func anErrorNamesTheStepId() {
        #expect(throws: IdentifierError.badCharacter("../x", noun: "step id")) { try StepID("../x") }
        #expect(throws: IdentifierError.empty(noun: "step id")) { try StepID("") }
    }
}
