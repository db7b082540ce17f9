import Decoding
import Domain
import Testing

@Suite struct GeminiMessageTests {
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

    @Test func thoughtsAreOutputAndWhatWasCachedIsInput() {
        let usages = told(#"{"sessionId":"s1"}"#, answer, answer).usages
        #expect(usages.map(\.usage) == Array(repeating: Usage(input: 4010, output: 532, cacheRead: 749), count: 2))
        #expect(Set(usages.map(\.response)).count == 1)
        #expect(usages.first?.conversation == "s1")
        #expect(usages.first?.usage.sum == 5291)
    }
}
