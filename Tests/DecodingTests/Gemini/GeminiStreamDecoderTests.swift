import Decoding
import Domain
import Testing

@Suite struct GeminiStreamDecoderTests {
    private let lines = [
        #"{"type":"init","timestamp":"2026-01-16T11:01:22.281Z","session_id":"s1","model":"gemini-3-pro"}"#,
        #"{"type":"message","role":"user","content":"hi"}"#,
        #"{"type":"message","role":"assistant","content":"ROOST: half","delta":true}"#,
        #"{"type":"tool_use","tool_name":"glob","tool_id":"c1","parameters":{"p":"*"}}"#,
        #"{"type":"tool_result","tool_id":"c1","status":"error","error":{"message":"no"}}"#,
        #"{"type":"error","severity":"warning","message":"slow"}"#,
        #"{"type":"result","status":"success","stats":{"total_tokens":150,"input_tokens":100,"output_tokens":20,"#
            + #""cached":40,"duration_ms":1500,"tool_calls":1}}"#,
        #"{"type":"new"}"#,
    ]

    private func told(detail: DecodingDetail = .everything) -> ToldFacts {
        var decoder = GeminiStreamDecoder(DecodingPlan(detail: detail, markers: MarkerPrefixes(["ROOST:"])))
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
    }

    @Test func aStreamIsToldLineByLine() {
        let told = told()
        #expect(told.conversations.map(\.model) == ["gemini-3-pro"])
        #expect(told.calls == [ToolCall(id: "c1", name: "glob", input: #"{"p":"*"}"#)])
        #expect(told.results == [ToolResult(call: "c1", text: "no", isError: true)])
        #expect(told.messages.map(\.error) == [nil, nil, nil, nil, "slow"])
        #expect(told.ends.map(\.duration) == [.milliseconds(1500)])
        #expect(told.markers.map(\.text) == ["half"])
        #expect(told.unknown == ["new"])
    }

    @Test func itsSumIsATotalOfTheConversation() {
        let usages = told().reports
        #expect(usages.map(\.usage) == [Usage(input: 60, output: 50, cacheRead: 40)])
        #expect(usages.map(\.scope) == [.total(part: "gemini-3-pro")])
        #expect(told(detail: .usage).reports == usages)
    }

    /// Found by chance: a line that says such numbers must not end whoever reads it.
    @Test func aTotalThatCannotBeIsNoTotal() {
        let counts = #""input_tokens":9223372036854775807,"output_tokens":9223372036854775807,"total_tokens":5"#
        var decoder = GeminiStreamDecoder()
        let result = #"{"type":"result","status":"success","stats":{\#(counts)}}"#
        let told = ToldFacts(Array("\(lines[0])\n\(result)".utf8), by: &decoder)
        #expect(told.reports.map(\.usage) == [Usage(output: 5)])
    }
}
