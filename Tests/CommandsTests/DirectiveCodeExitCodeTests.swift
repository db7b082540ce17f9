import Control
import Testing

@testable import Commands

@Suite struct DirectiveCodeExitCodeTests {
    @Test func everyRefusalOfADirectiveEndsACommand() {
        for code in DirectiveCode.allCases {
            let error = CommandError.directive(.refused(code, "no", hint: "do"))
            #expect(error.exitCode == code.exitCode && error.code == code.rawValue)
            #expect(error.description == "no" && error.hint == "do")
        }
    }
}
