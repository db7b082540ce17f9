import Domain
import JSON
import Testing

@testable import Commands

@Suite struct HookWordsTests {
    @Test func whatIsOfUseIsKeptAndWhatIsSaidIsNot() {
        let text = """
            {"session_id":"s-1","hook_event_name":"PostToolUse","cwd":"/w","tool_name":"Bash",
             "tool_input":{"command":"echo secret"},"tool_response":"secret","prompt":"secret",
             "duration_ms":12,"stop_hook_active":true,"message":3,"unheard_of":"x"}
            """
        let words = HookWords(Array(text.utf8))
        #expect(words.event == "PostToolUse")
        let expected: JSONObject = [
            "session_id": "s-1", "cwd": "/w", "tool_name": "Bash", "stop_hook_active": true, "duration_ms": 12,
        ]
        #expect(words.data == expected)
    }

    @Test func longTextsAreCut() throws {
        let text = #"{"message":"\#(String(repeating: "é", count: 5_000))"}"#
        let message = try #require(HookWords(Array(text.utf8)).data["message"]?.stringValue)
        #expect(message.utf8.count < 600 && message.hasSuffix("…"))
    }

    @Test(arguments: ["", "{", "[1]", "null", "\u{0}\u{1}", #"{"hook_event_name":7}"#, #"{"a":1}{"b":2}"#])
    func garbageSaysNothing(text: String) {
        let words = HookWords(Array(text.utf8))
        #expect(words.event == nil && words.data.isEmpty)
    }
}
