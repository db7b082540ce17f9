import Testing

@testable import Decoding

@Suite struct ClaudeFieldsTests {
    @Test(arguments: [
        #"{"sessionId":"s","requestId":"r","agentId":"a","toolUseResult":"t","apiErrorStatus":429}"#,
        #"{"session_id":"s","request_id":"r","agent_id":"a","tool_use_result":"t","api_error_status":429}"#,
    ])
    func bothSpellingsAreTheSame(line: String) throws {
        try reading(line) { fields in
            #expect(fields.conversation?.string == "s")
            #expect(fields.request?.string == "r")
            #expect(fields.subagent?.string == "a")
            #expect(fields.toolResult?.string == "t")
            #expect(fields.errorStatus?.integer == 429)
        }
    }

    @Test func aSpellingThatSaysNothingHidesNotTheOther() throws {
        try reading(#"{"session_id":"s","sessionId":null}"#) { #expect($0.conversation?.string == "s") }
    }

    @Test func aCompactionLeavesTheChainWhole() throws {
        try reading(#"{"parentUuid":null,"logicalParentUuid":"l"}"#) { #expect($0.parent?.string == "l") }
        try reading(#"{"logicalParentUuid":null,"parentUuid":"p"}"#) { #expect($0.parent?.string == "p") }
    }

    @Test func withoutATypeTheRoleOfTheMessageIsIt() throws {
        try reading(#"{"message":{"role":"assistant"}}"#) { #expect($0.type?.string == "assistant") }
        try reading(#"{"type":"user","message":{"role":"assistant"}}"#) { #expect($0.type?.string == "user") }
        try reading(#"{"message":"text"}"#) { #expect($0.type == nil) }
    }

    private func reading(_ line: String, _ body: (ClaudeFields) throws -> Void) throws {
        let parser = LineParser()
        try withExtendedLifetime(parser) {
            try Array(line.utf8).withUnsafeBytes { try body(ClaudeFields(try parser.object($0))) }
        }
    }
}
