/// A short stream of Claude Code, as a run prints it.
enum ClaudeTalk {
    static func lines(_ conversation: String = "c-1", message: String = "msg_1", secret: String = "hello") -> [String] {
        [
            """
            {"type":"system","subtype":"init","cwd":"/repo","session_id":"\(conversation)","model":"claude-sonnet-4-5",\
            "permissionMode":"default","claude_code_version":"2.1.329"}
            """,
            """
            {"type":"user","message":{"role":"user","content":"Fix the \(secret) test."},"session_id":"\(conversation)"}
            """,
            """
            {"type":"assistant","message":{"id":"\(message)","model":"claude-sonnet-4-5","role":"assistant",\
            "content":[{"type":"text","text":"I look at \(secret)."}],"usage":{"input_tokens":25,"output_tokens":2,\
            "cache_read_input_tokens":100}},"request_id":"req_1","session_id":"\(conversation)"}
            """,
            """
            {"type":"assistant","message":{"id":"\(message)","model":"claude-sonnet-4-5","role":"assistant",\
            "content":[{"type":"tool_use","id":"toolu_1","name":"Bash","input":{"command":"cat \(secret)"}}],\
            "usage":{"input_tokens":25,"output_tokens":120,"cache_read_input_tokens":100}},"request_id":"req_1",\
            "session_id":"\(conversation)"}
            """,
            """
            {"type":"user","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1",\
            "content":"no \(secret) here","is_error":true}]},"session_id":"\(conversation)"}
            """,
            """
            {"type":"rate_limit_event","rate_limit_info":{"status":"allowed","rateLimitType":"five_hour",\
            "utilization":0.5},"session_id":"\(conversation)"}
            """,
            """
            {"type":"result","subtype":"success","is_error":false,"duration_ms":70,"num_turns":2,\
            "result":"Done with \(secret).","session_id":"\(conversation)","total_cost_usd":0.001905,\
            "usage":{"input_tokens":25,"output_tokens":120,"cache_read_input_tokens":100}}
            """,
        ]
    }
}
