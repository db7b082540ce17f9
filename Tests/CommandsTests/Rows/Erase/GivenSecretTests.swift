import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct GivenSecretTests {
    @Test func onlyWhatIsNotReadFromTheInputLeavesIt() {
        #expect(GivenSecret.file("a").leavesInput && GivenSecret.variable("A").leavesInput)
        #expect(GivenSecret.input.leavesInput == Question.inputIsTerminal)
    }
}
