import Decoding
import Domain
import Testing

@Suite struct GeminiChatDecoderTests {
    private func told(_ lines: String..., detail: DecodingDetail = .everything) -> ToldFacts {
        var decoder = GeminiChatDecoder(DecodingPlan(detail: detail))
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
    }

    private let answer =
        #"{"id":"m2","timestamp":"2026-01-16T11:01:30.378Z","type":"gemini","content":"Here.","model":"gemini-3-pro","#
        + #""thoughts":[{"subject":"Plan","description":"look"}],"#
        + #""tokens":{"input":4749,"output":292,"cached":749,"thoughts":240,"tool":10,"total":5291},"#
        + #""toolCalls":[{"id":"c1","name":"glob","args":{"p":"*"},"status":"error","#
        + #""result":[{"functionResponse":{"response":{"output":"none"}}}]}]}"#

    @Test func aChatAsOneObjectIsTheSameAsItsLines() {
        let question = #"{"id":"m1","timestamp":"2026-01-16T11:01:22.281Z","type":"user","content":[{"text":"hi"}]}"#
        let whole = told(#"{"sessionId":"s1","messages":[\#(question),\#(answer)]}"#)
        let lines = told(#"{"sessionId":"s1"}"#, question, answer, #"{"$set":{"summary":"x"}}"#, #"{"$rewindTo":"m1"}"#)
        #expect(whole.blocks.map(\.content) == lines.blocks.map(\.content))
        #expect(whole.usages == lines.usages)
        #expect(lines.unknown.isEmpty)
        #expect(whole.messages.map(\.role) == [.user, .assistant, .user])
        #expect(whole.blocks.map(\.content).prefix(3) == [.text("hi"), .thinking("Plan: look"), .text("Here.")])
        #expect(whole.results == [ToolResult(call: "c1", text: "none", isError: true)])
    }

    @Test func whoWantsUsageAloneGetsTheSameUsage() {
        #expect(told(answer, detail: .usage).usages == told(answer).usages)
        #expect(told(answer, detail: .usage).all.count == 1)
    }
}
