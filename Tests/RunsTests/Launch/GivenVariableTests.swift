import Runs
import Testing

@Suite struct GivenVariableTests {
    @Test(arguments: [("A=b", "A", "b"), ("_x1=", "_x1", ""), ("A=b=c", "A", "b=c"), ("A= ü \n", "A", " ü \n")])
    func aNameAndAValueAreRead(text: String, name: String, value: String) throws {
        let variable = try GivenVariable(parsing: text)
        #expect(variable.name == name)
        #expect(variable.value == value)
    }

    @Test(arguments: ["", "A", "=b", "1A=b", "A B=c", "Ä=b", "A-B=c", "A=b\0c"])
    func whatSetsNoVariableIsRefused(text: String) {
        #expect(throws: RunsError.badVariable(text)) { try GivenVariable(parsing: text) }
    }

    @Test(arguments: AgentEnvironment.ownNames) func ourOwnNamesAreNotForOthers(name: String) {
        #expect(throws: RunsError.reservedVariable(name)) { try GivenVariable(parsing: "\(name)=x") }
    }
}
