import JSON
import Testing

@testable import Agents

@Suite struct AgentQuestionTests {
    @Test func aPermissionIsReadFromItsLine() throws {
        let asked = try #require(AgentQuestion(line: try JSONReader.read(AgentQuestion.permissionLine)))
        #expect(asked.request == "r-7" && asked.tool == "Bash" && asked.call == "toolu_1")
        #expect(asked.reason == "Not in the list" && !asked.isForPerson)
        #expect(asked.subject == "Bash: touch x")
    }

    @Test func aQuestionIsReadWithItsOptions() throws {
        let asked = try AgentQuestion.sample()
        #expect(asked.isForPerson && asked.subject == "Which colour? How many?")
        #expect(asked.items.map(\.options) == [["Red", "Blue"], []])
        #expect(asked.items.map(\.takesSeveral) == [false, true])
    }

    @Test(arguments: [
        #"{"type":"assistant"}"#, #"{"type":"control_request","request_id":"r","request":{"subtype":"interrupt"}}"#,
        #"{"type":"control_request","request":{"subtype":"can_use_tool","tool_name":"Bash"}}"#,
        #"{"type":"control_request","request_id":3,"request":{"subtype":"can_use_tool","tool_name":"Bash"}}"#, "[]",
    ]) func otherLinesAskForNothing(line: String) throws {
        #expect(AgentQuestion(line: try JSONReader.read(line)) == nil)
    }

    @Test func whatNamesNothingIsShownWhole() throws {
        let line =
            #"{"type":"control_request","request_id":"r","request":{"subtype":"can_use_tool","#
            + #""tool_name":"Odd","input":{"a":1}}}"#
        #expect(AgentQuestion(line: try JSONReader.read(line))?.subject == #"Odd: {"a":1}"#)
    }
}

extension AgentQuestion {
    static let permissionLine =
        #"{"type":"control_request","request_id":"r-7","request":{"subtype":"can_use_tool","#
        + #""tool_name":"Bash","input":{"command":"touch x"},"decision_reason":"Not in the list","#
        + #""tool_use_id":"toolu_1"}}"#

    static func sample() throws -> AgentQuestion {
        let line =
            #"{"type":"control_request","request_id":"r-8","request":{"subtype":"can_use_tool","#
            + #""tool_name":"AskUserQuestion","input":{"questions":[{"question":"Which colour?","header":"C","#
            + #""multiSelect":false,"options":[{"label":"Red"},{"label":"Blue"}]},"#
            + #"{"question":"How many?","multiSelect":true}]}}}"#
        return try #require(AgentQuestion(line: try JSONReader.read(line)))
    }
}
