/// Short transcripts as agents keep them.
enum AgentTranscripts {
    /// A response of Claude Code that put out so many tokens, and what it said.
    static func claude(_ said: String, output: Int, second: Int) -> String {
        """
        {"type":"assistant","uuid":"u\(second)","sessionId":"c-1","cwd":"/repo","version":"2.1.329",\
        "timestamp":"2026-11-01T10:00:0\(second).000Z","requestId":"req_\(second)","message":{"id":"msg_\(second)",\
        "model":"claude-sonnet-4-5","role":"assistant","content":[{"type":"text","text":"\(said)"}],\
        "usage":{"input_tokens":25,"output_tokens":\(output)}}}
        """
    }

    static let codex = [
        codexLine("session_meta", #"{"id":"t-1","cwd":"/src","cli_version":"0.9"}"#, 0),
        codexLine("turn_context", #"{"model":"gpt-5","cwd":"/src"}"#, 1),
    ]

    /// What a turn said, and its counters, which go on from those of the turn before.
    static func codex(_ said: String, total: Int, output: Int, second: Int) -> [String] {
        [
            codexLine(
                "response_item",
                """
                {"type":"message","role":"assistant","content":[{"type":"output_text","text":"\(said)"}]}
                """,
                second
            ),
            codexLine(
                "event_msg",
                """
                {"type":"token_count","info":{"total_token_usage":{"input_tokens":\(total),"output_tokens":\(total)},\
                "last_token_usage":{"input_tokens":10,"output_tokens":\(output)}}}
                """,
                second
            ),
        ]
    }

    private static func codexLine(_ type: String, _ payload: String, _ second: Int) -> String {
        #"{"timestamp":"2026-11-20T10:00:0\#(second).000Z","type":"\#(type)","payload":\#(payload)}"#
    }

    /// A chat of the Gemini CLI as one object, with these answers and how many tokens each put out.
    static func gemini(_ answers: [(said: String, output: Int)]) -> [String] {
        let messages = answers.map { answer in
            """
            {"id":"\(answer.said)","timestamp":"2026-11-01T10:00:05.000Z","type":"gemini","model":"gemini-2.5-pro",\
            "content":"\(answer.said)","tokens":{"input":1500,"output":\(answer.output),"total":1}}
            """
        }
        return [
            """
            {"sessionId":"g-1","projectHash":"h","startTime":"2026-11-01T10:00:00.000Z",\
            "messages":[\(messages.joined(separator: ","))]}
            """
        ]
    }
}
