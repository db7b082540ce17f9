import Decoding
import Domain
import Testing

@Suite struct GeminiChatDecoderTests {
    @Test func aChatAsOneObjectIsTheSameAsItsLines() {
        let question = #"{"id":"m1","timestamp":"2026-01-16T11:01:22.281Z","type":"user","content":[{"text":"hi"}]}"#
        let whole = GeminiLines.told(#"{"sessionId":"s1","messages":[\#(question),\#(GeminiLines.answer)]}"#)
        let lines = GeminiLines.told(
            #"{"sessionId":"s1"}"#,
            question,
            GeminiLines.answer,
            #"{"$set":{"summary":"x"}}"#,
            #"{"$rewindTo":"m1"}"#
        )
        #expect(whole.blocks.map(\.content) == lines.blocks.map(\.content))
        #expect(whole.usages == lines.usages)
        #expect(lines.unknown.isEmpty)
        #expect(whole.messages.map(\.role) == [.user, .assistant, .user])
        #expect(whole.blocks.map(\.content).prefix(3) == [.text("hi"), .thinking("Plan: look"), .text("Here.")])
        #expect(whole.results == [ToolResult(call: "c1", text: "none", isError: true)])
    }

    @Test func whoWantsUsageAloneGetsTheSameUsage() {
        #expect(
            GeminiLines.told(GeminiLines.answer, detail: .usage).usages == GeminiLines.told(GeminiLines.answer).usages
        )
        #expect(GeminiLines.told(GeminiLines.answer, detail: .usage).all.count == 1)
    }
}
