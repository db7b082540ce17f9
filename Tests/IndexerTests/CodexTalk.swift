/// A short stream of `codex exec --json`, as a run prints it.
enum CodexTalk {
    static func lines(_ thread: String = "t-1", turns: Int = 2) -> [String] {
        [#"{"type":"thread.started","thread_id":"\#(thread)"}"#]
            + (1...turns).flatMap { turn in
                [
                    #"{"type":"turn.started"}"#,
                    """
                    {"type":"item.completed","item":{"id":"item_\(turn)","type":"agent_message",\
                    "text":"Turn \(turn)."}}
                    """,
                    """
                    {"type":"turn.completed","usage":{"input_tokens":\(turn * 100),"cached_input_tokens":\(turn * 40),\
                    "output_tokens":\(turn * 7),"reasoning_output_tokens":\(turn)}}
                    """,
                ]
            }
    }
}
