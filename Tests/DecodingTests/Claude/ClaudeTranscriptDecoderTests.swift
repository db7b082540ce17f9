import Decoding
import Domain
import Testing

@Suite struct ClaudeTranscriptDecoderTests {
    static let answer = #"""
        {"parentUuid":"u0","isSidechain":false,"cwd":"/p","sessionId":"s1","version":"2.1.39",\#
        "gitBranch":"main","type":"assistant","message":{"id":"m1","role":"assistant",\#
        "model":"claude-opus-4-5","stop_reason":"tool_use","content":[{"type":"text","text":"a\nb"},\#
        {"type":"tool_use","id":"t1","name":"Bash","input":{"command": "ls \"x\""}}],"usage":{"input_tokens":3,\#
        "cache_creation_input_tokens":15005,"cache_read_input_tokens":11442,\#
        "cache_creation":{"ephemeral_5m_input_tokens":15000,"ephemeral_1h_input_tokens":4},"output_tokens":9,\#
        "service_tier":"standard","inference_geo":"global","server_tool_use":{"web_search_requests":2}}},\#
        "requestId":"r1","uuid":"u1","timestamp":"2026-02-12T16:02:27.718Z"}
        """#

    @Test func linesOfOneMessageRepeatItsUsageAndTheLastSaysMost() {
        let lines = ["1", "3", "427"].map {
            #"{"type":"assistant","message":{"id":"m","usage":{"input_tokens":7,"output_tokens":\#($0)}}}"#
        }
        let told = ToldFacts.transcript(lines[0], lines[1], lines[2])
        #expect(told.usages.count == 3)
        #expect(told.total == Usage(input: 7, output: 427))
    }

    @Test func aForkCopiesLinesUnderAnotherConversation() {
        let told = ToldFacts.transcript(Self.answer, Self.answer.replacing("\"s1\"", with: "\"s2\""))
        #expect(told.usages.map(\.conversation) == ["s1", "s2"])
        #expect(Set(told.usages.map(\.response)).count == 1)
        #expect(told.total.output == 9)
    }

    @Test(arguments: [DecodingDetail.usage, .everything])
    func progressOfASubagentIsNeverCounted(detail: DecodingDetail) {
        let told = ToldFacts.transcript(
            #"""
            {"type":"progress","data":{"type":"agent_progress","agentId":"a1",\#
            "message":{"type":"assistant","message":{"id":"m","model":"x","usage":{"output_tokens":5}}}},\#
            "parentToolUseID":"t1","sessionId":"s"}
            """#,
            detail: detail
        )
        #expect(told.usages.isEmpty)
        #expect(told.subagents == (detail == .usage ? [] : [Subagent(.progress, id: "a1", call: "t1")]))
    }

    @Test func oldVersionsSayWhatALineCostAndNothingOfItsType() throws {
        let told = ToldFacts.transcript(
            #"""
            {"timestamp":"2026-02-03T08:00:00.000Z","sessionId":"s","message":{"role":"assistant","id":"m",\#
            "model":"claude-haiku-4-5","usage":{"output_tokens":25,"speed":"fast",\#
            "service_tier":"standard"}},"requestId":"r","costUSD":0.0300000001,"version":"1.0.0"}
            """#
        )
        #expect(told.usages.map(\.reportedCost) == [try Money(dollars: "0.03")])
        #expect(told.usages.map(\.terms.tier) == ["fast"])
        #expect(told.unknown.isEmpty)
    }

    @Test func whatIsNotKnownIsCountedAndHarmsNothing() {
        let told = ToldFacts.transcript(
            #"{"type":"unknown_future_entry_type","x":1}"#,
            #"{"silly":"this"}"#,
            "{}",
            #"{"type":"system","subtype":"new"}"#,
            #"{"type":"system"}"#,
            #"{"type":7}"#,
            #"{"type":"file-history-snapshot"}"#,
            #"{"type":"attachment","attachment":{"type":"whatever"}}"#
        )
        #expect(told.unknown == ["unknown_future_entry_type", "", "", "system/new", "system", ""])
    }

    @Test func aBadLineCostsItself() {
        let told = ToldFacts.transcript(Self.answer, "not json", "[1]", "{\"type\":\"user\",\"mess", Self.answer)
        #expect(told.usages.count == 2)
        #expect(told.errors.map(\.line) == [2, 3, 4])
        #expect(told.errors.map(\.error) == [.unexpectedByte(0x6e, offset: 0), .notObject, .torn(offset: 20)])
    }

    @Test func forCostsAloneOnlyUsageIsTold() {
        let told = ToldFacts.transcript(
            Self.answer,
            #"{"type":"user","message":{"content":"\"usage\""}}"#,
            "no \"usage",
            detail: .usage
        )
        #expect(told.facts.count == 1)
        #expect(told.usages.count == 1)
        #expect(told.errors.isEmpty)
    }
}
