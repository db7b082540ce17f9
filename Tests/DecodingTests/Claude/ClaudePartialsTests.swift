import Decoding
import Domain
import Testing

@Suite struct ClaudePartialsTests {
    @Test func theLastEventOfAMessageSaysWhatItTook() {
        let told = ToldFacts.stream(
            event(
                #"""
                {"type":"message_start","message":{"id":"m1","model":"claude-x","usage":{"input_tokens":4,\#
                "output_tokens":2}}}
                """#
            ),
            ClaudeStreamDecoderTests.line("m1", output: 2),
            event(#"{"type":"message_delta","usage":{"input_tokens":10,"output_tokens":120}}"#),
            event(#"{"type":"message_stop"}"#)
        )
        #expect(told.usages.map(\.response?.message) == ["m1", "m1"])
        #expect(told.usages.map(\.model) == ["claude-x", "claude-x"])
        #expect(told.total == Usage(input: 10, output: 120))
    }

    @Test func eventsOfSubagentsComeBetween() {
        let told = ToldFacts.stream(
            event(#"{"type":"message_start","message":{"id":"main","model":"a"}}"#),
            event(#"{"type":"message_start","message":{"id":"sub","model":"b"}}"#, thread: "t"),
            event(#"{"type":"message_delta","usage":{"output_tokens":5}}"#),
            event(#"{"type":"message_delta","usage":{"output_tokens":7}}"#, thread: "t")
        )
        #expect(told.usages.map(\.response?.message) == ["main", "sub"])
        #expect(told.usages.map(\.model) == ["a", "b"])
        #expect(told.usages.map(\.isSidechain) == [false, true])
    }

    @Test func nothingIsLeftForTheResult() {
        let told = ToldFacts.stream(
            event(#"{"type":"message_start","message":{"id":"m1","model":"claude-x"}}"#),
            event(#"{"type":"message_delta","usage":{"input_tokens":10,"output_tokens":120}}"#),
            #"""
            {"type":"result","uuid":"r","session_id":"s",\#
            "model_usage_since_last_result":{"claude-x":{"inputTokens":10,\#
            "outputTokens":120}}}
            """#
        )
        #expect(told.sums.count == 1)
        #expect(ToldFacts.total(told.usages) == told.total)
    }

    /// The last event says how much was written to caches, and only the first to which: neither is counted twice.
    @Test func whichCacheWasWrittenToIsKnownFromTheStart() {
        let start = #"""
            {"type":"message_start","message":{"id":"m","model":"a","usage":{"cache_creation_input_tokens":1800,\#
            "cache_creation":{"ephemeral_5m_input_tokens":1500,"ephemeral_1h_input_tokens":300}}}}
            """#
        let end = #"{"type":"message_delta","usage":{"cache_creation_input_tokens":1800,"output_tokens":9}}"#
        #expect(
            ToldFacts.stream(event(start), event(end)).usages.map(\.usage) == [
                Usage(output: 9, cacheWrite5m: 1_500, cacheWrite1h: 300)
            ]
        )
        let unknown = #"{"type":"stream_event","api_message_id":"m","event":\#(end)}"#
        #expect(ToldFacts.stream(unknown).usages.map(\.usage) == [Usage(output: 9)])
    }

    @Test func anEventWithoutAMessageIsNotCounted() {
        #expect(ToldFacts.stream(event(#"{"type":"message_delta","usage":{"output_tokens":5}}"#)).usages.isEmpty)
    }

    @Test func theFirstTokenHasItsTime() {
        let told = ToldFacts.stream(
            #"""
            {"type":"stream_event","event":{"type":"message_start","message":{"id":"m"}},"ttft_ms":26,\#
            "parent_tool_use_id":null}
            """#
        )
        #expect(told.firstTokens == [FirstToken(response: ResponseKey(message: "m"), after: .milliseconds(26))])
    }

    private func event(_ event: String, thread: String? = nil) -> String {
        let thread = thread.map { "\"\($0)\"" } ?? "null"
        return #"{"type":"stream_event","event":\#(event),"parent_tool_use_id":\#(thread),"session_id":"s"}"#
    }
}
