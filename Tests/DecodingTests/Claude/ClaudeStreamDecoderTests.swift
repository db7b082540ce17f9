import Decoding
import Domain
import Testing

@Suite struct ClaudeStreamDecoderTests {
    @Test func permissionsAreAskedForAndDenied() {
        let told = ToldFacts.stream(
            #"""
            {"type":"control_request","request_id":"q","request":{"subtype":"can_use_tool",\#
            "tool_name":"Write","input":{},"decision_reason":"outside","tool_use_id":"t1"}}
            """#,
            #"{"type":"control_request","request_id":"q","request":{"subtype":"hook_callback"}}"#,
            #"{"type":"control_response","response":{}}"#,
            #"""
            {"type":"system","subtype":"permission_denied","tool_name":"Write","tool_use_id":"t1",\#
            "decision_reason":"outside"}
            """#,
            #"""
            {"type":"user","message":{"content":[]},"tool_result_meta":[{"id":"t1",\#
            "permission_decision":{"decision":"reject"}},{"id":"t2",\#
            "permission_decision":{"decision":"accept"}}]}
            """#
        )
        #expect(
            told.permissions == [
                Permission(.asked(request: "q"), call: "t1", tool: "Write", reason: "outside"),
                Permission(.denied, call: "t1", tool: "Write", reason: "outside"), Permission(.denied, call: "t1"),
            ]
        )
        #expect(told.unknown.isEmpty)
    }

    @Test func limitsSayWhenTheyEnd() {
        let told = ToldFacts.stream(
            #"""
            {"type":"rate_limit_event","rate_limit_info":{"status":"allowed_warning","resetsAt":1795217629,\#
            "rateLimitType":"five_hour","utilization":0.91}}
            """#
        )
        let limit = RateLimit(
            status: "allowed_warning",
            kind: "five_hour",
            resetsAt: WallTime(nanoseconds: 1_795_217_629_000_000_000),
            utilization: "0.91"
        )
        #expect(told.rateLimits == [limit])
    }

    @Test func aResultThatStandsAloneIsTheAnswer() {
        let result = #"{"type":"result","subtype":"success","is_error":false,"result":"Done.","session_id":"s"}"#
        let alone = ToldFacts.stream(result)
        #expect(alone.messages.map(\.role) == [.assistant] && alone.blocks.map(\.content) == [.text("Done.")])
        #expect(alone.blocks.map(\.bytes) == [63..<70] && alone.ends.count == 1)
        #expect(ToldFacts.stream(Self.line("m", output: 1), result).messages.count == 1)
        let failed = result.split(separator: "false").joined(separator: "true")
        #expect(ToldFacts.stream(failed).messages.isEmpty)
    }

    @Test func whatIsNotKnownIsCounted() {
        let told = ToldFacts.stream(
            #"{"type":"brand_new"}"#,
            #"{"type":"keep_alive"}"#,
            "{}",
            "A plain question on stdout? [y]"
        )
        #expect(told.unknown == ["brand_new", ""])
        #expect(told.errors.map(\.line) == [4])
    }

    @Test func forCostsAloneOnlyUsageIsTold() {
        let told = ToldFacts.stream(
            Self.line("m", output: 2),
            #"{"type":"system","subtype":"init"}"#,
            #"{"type":"result","uuid":"u","session_id":"s","usage":{"input_tokens":10,"output_tokens":9}}"#,
            detail: .usage
        )
        #expect(told.facts.count == 2)
        #expect(told.total.output == 9)
    }

    static func line(_ id: String, output: Int, thread: String? = nil, model: String = "claude-x") -> String {
        let thread = thread.map { "\"\($0)\"" } ?? "null"
        return """
            {"type":"assistant","session_id":"s","parent_tool_use_id":\(thread),"message":{"id":"\(id)",\
            "model":"\(model)","role":"assistant","content":[],"stop_reason":null,\
            "usage":{"input_tokens":10,"output_tokens":\(output)}}}
            """
    }
}
