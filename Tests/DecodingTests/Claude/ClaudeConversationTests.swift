import Decoding
import Domain
import Testing

@Suite struct ClaudeConversationTests {
    @Test func theConversationIsToldWhereItChanges() {
        let line =
            #"""
            {"type":"user","cwd":"/p","sessionId":"s","version":"2.1.0","gitBranch":"main",\#
            "message":{"role":"user","content":"x"}}
            """#
        let told = ToldFacts.transcript(
            line,
            line,
            line.replacing("main", with: "other"),
            line.replacing("/p", with: "/q")
        )
        #expect(told.conversations.map(\.branch) == ["main", "other", "main"])
        #expect(told.conversations.map(\.folder) == ["/p", "/p", "/q"])
        #expect(told.conversations.map(\.agentVersion) == ["2.1.0", "2.1.0", "2.1.0"])
    }

    @Test func theFirstLineSaysWhichConversationItIs() {
        let told = ToldFacts.stream(
            #"""
            {"type":"system","subtype":"init","cwd":"/p","session_id":"s","model":"claude-sonnet-4-5",\#
            "permissionMode":"default","claude_code_version":"2.1.329","tools":[],"uuid":"u"}
            """#
        )
        var expected = Conversation()
        (expected.id, expected.model, expected.folder) = ("s", "claude-sonnet-4-5", "/p")
        (expected.agentVersion, expected.permissionMode) = ("2.1.329", "default")
        #expect(told.conversations == [expected])
    }
}
