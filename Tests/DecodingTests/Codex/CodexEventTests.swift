import Decoding
import Domain
import Testing

@Suite struct CodexEventTests {
    @Test func aTurnSaysHowLongItTookAndWhyItStopped() {
        let told = CodexLines.rollout([
            CodexLines.meta,
            CodexLines.line(
                "event_msg",
                #"{"type":"task_complete","last_agent_message":"ok","duration_ms":2069,"#
                    + #""time_to_first_token_ms":60}"#
            ),
            CodexLines.line("event_msg", #"{"type":"turn_aborted","reason":"interrupted"}"#),
            CodexLines.line("event_msg", #"{"type":"stream_error","message":"Reconnecting... 2/5"}"#),
            CodexLines.line("compacted", #"{"message":"short"}"#),
            CodexLines.line("brand_new", "{}"),
        ])
        #expect(told.ends.map(\.duration) == [.milliseconds(2069), nil])
        #expect(told.ends.map(\.firstTokenAfter) == [.milliseconds(60), nil])
        #expect(told.ends.map(\.isError) == [false, true])
        #expect(told.retries.map(\.attempt) == [2])
        #expect(told.compactions == [Compaction(.ended)])
        #expect(told.unknown == ["brand_new"])
    }
}
