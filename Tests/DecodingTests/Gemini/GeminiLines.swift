import Decoding

/// Chats of Gemini, as tests make them.
enum GeminiLines {
    static func told(_ lines: String..., detail: DecodingDetail = .everything) -> ToldFacts {
        var decoder = GeminiChatDecoder(DecodingPlan(detail: detail))
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
    }

    static let answer =
        #"{"id":"m2","timestamp":"2026-01-16T11:01:30.378Z","type":"gemini","content":"Here.","model":"gemini-3-pro","#
        + #""thoughts":[{"subject":"Plan","description":"look"}],"#
        + #""tokens":{"input":4749,"output":292,"cached":749,"thoughts":240,"tool":10,"total":5291},"#
        + #""toolCalls":[{"id":"c1","name":"glob","args":{"p":"*"},"status":"error","#
        + #""result":[{"functionResponse":{"response":{"output":"none"}}}]}]}"#
}
