import Domain
import Testing

@Suite struct TaskIDTests {
    @Test func aTaskIdIsAnyId() throws {
        #expect(try TaskID("gh-450").text == "gh-450")
    }

    @Test func anErrorNamesTheTaskId() {
        #expect(throws: IdentifierError.badCharacter("../x", noun: "task id")) { try TaskID("../x") }
        #expect(throws: IdentifierError.empty(noun: "task id")) { try TaskID("") }
    }
}
