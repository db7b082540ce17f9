import Decoding

/// Lines of Codex, as tests make them.
enum CodexLines {
    static func stream(_ lines: [String], detail: DecodingDetail = .everything) -> ToldFacts {
        var decoder = CodexStreamDecoder(DecodingPlan(detail: detail, markers: MarkerPrefixes(["ROOST:"])))
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
    }

    static func rollout(_ lines: [String], detail: DecodingDetail = .everything) -> ToldFacts {
        var decoder = CodexRolloutDecoder(DecodingPlan(detail: detail))
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
    }

    static func line(_ type: String, _ payload: String, second: Int = 0) -> String {
        let time = "2026-11-20T10:00:\(second < 10 ? "0" : "")\(second).000Z"
        return #"{"timestamp":"\#(time)","type":"\#(type)","payload":\#(payload)}"#
    }

    static func counts(total: Int, last: Int) -> String {
        func vector(_ count: Int) -> String { #"{"input_tokens":\#(count),"cached_input_tokens":0,"output_tokens":1}"# }
        return #"{"type":"token_count","info":{"total_token_usage":\#(vector(total)),"#
            + #""last_token_usage":\#(vector(last))}}"#
    }

    static let meta = line("session_meta", #"{"id":"t-1","cwd":"/src","cli_version":"0.9","git":{"branch":"main"}}"#)
}
