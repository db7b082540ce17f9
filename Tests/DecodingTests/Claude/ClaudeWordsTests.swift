import Decoding
import Domain
import Testing

@Suite struct ClaudeWordsTests {
    @Test func factsSayWhereTheyStand() throws {
        let told = ToldFacts.transcript("", ClaudeTranscriptDecoderTests.answer)
        let origin = try #require(told.all.last?.origin)
        #expect(origin.bytes == 1..<Int64(ClaudeTranscriptDecoderTests.answer.utf8.count + 1))
        #expect((origin.id, origin.parent, origin.conversation) == ("u1", "u0", "s1"))
        #expect(origin.at?.iso == "2026-02-12T16:02:27.718Z")
        let call = try #require(told.blocks.last)
        let bytes = Array("\n\(ClaudeTranscriptDecoderTests.answer)".utf8)[
            Int(call.bytes.lowerBound)..<Int(call.bytes.upperBound)
        ]
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(#"{"type":"tool_use""#))
        #expect(bytes.last == UInt8(ascii: "}"))
    }

    @Test func subagentsSpeakUnderTheirParentsConversation() {
        let told = ToldFacts.transcript(
            #"""
            {"type":"assistant","isSidechain":true,"agentId":"a1","sessionId":"s","message":{"id":"m",\#
            "usage":{"output_tokens":5}}}
            """#
        )
        #expect(told.usages.map(\.isSidechain) == [true])
        #expect(told.all.map(\.origin.subagent) == ["a1", "a1"])
    }

    @Test func messagesOfASubagentNameTheCallThatStartedIt() throws {
        let told = ToldFacts.stream(ClaudeStreamDecoderTests.line("m", output: 1, thread: "t1"))
        let origin = try #require(told.all.first?.origin)
        #expect(origin.subagentCall == "t1")
        #expect(origin.isSidechain)
        #expect(told.usages.map(\.isSidechain) == [true])
    }
}
