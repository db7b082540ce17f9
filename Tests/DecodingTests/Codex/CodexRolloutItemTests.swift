import Decoding
import Domain
import Testing

@Suite struct CodexRolloutItemTests {
    @Test func itemsOfAllAgesAreTheSame() {
        let items = [
            #"{"type":"message","role":"user","content":[{"type":"input_text","text":"hi"},{"type":"input_image"}]}"#,
            #"{"type":"message","role":"developer","content":[{"type":"input_text","text":"rules"}]}"#,
            #"{"type":"reasoning","summary":[{"type":"summary_text","text":"so"}],"content":null}"#,
            #"{"type":"function_call","call_id":"c1","name":"shell","arguments":"{\"cmd\":\"ls\"}"}"#,
            #"{"type":"function_call_output","call_id":"c1","output":"Exit code: 2\nOutput:\nno"}"#,
            #"{"type":"custom_tool_call","call_id":"c2","name":"apply_patch","input":"*** Begin"}"#,
            #"{"type":"custom_tool_call_output","call_id":"c2","output":{"content":"ok","success":true}}"#,
            #"{"type":"message","id":"m1","role":"assistant","content":[{"type":"output_text","text":"bye"}]}"#,
        ]
        let new = CodexLines.rollout([CodexLines.meta] + items.map { CodexLines.line("response_item", $0) })
        let old = CodexLines.rollout([#"{"id":"t-1","timestamp":"2026-11-20T10:00:00Z","instructions":null}"#] + items)
        #expect(new.blocks.map(\.content) == old.blocks.map(\.content))
        #expect(
            new.messages.map(\.role) == [.user, .system, .assistant, .assistant, .user, .assistant, .user, .assistant]
        )
        #expect(new.calls.map(\.input) == [#"{"cmd":"ls"}"#, #""*** Begin""#])
        #expect(new.results.map(\.isError) == [true, false])
        #expect(new.messages.map(\.id).last == "m1")
        #expect(new.messages.map(\.isMeta) == [false, true, false, false, false, false, false, false])
        #expect(old.unknown.isEmpty && new.unknown.isEmpty)
    }

    @Test func aMessageThatHasNoTypeIsKnownByItsRole() {
        let told = CodexLines.rollout([
            CodexLines.meta,
            CodexLines.line("response_item", #"{"role":"user","content":[{"type":"input_text","text":"Add it."}]}"#),
            CodexLines.line("response_item", #"{"nothing":1}"#),
        ])
        #expect(told.messages.map(\.role) == [.user] && told.blocks.map(\.content) == [.text("Add it.")])
        #expect(told.unknown == ["response_item"])
    }
}
