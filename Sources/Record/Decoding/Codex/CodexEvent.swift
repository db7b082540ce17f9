import Domain

/// What Codex says of itself in a rollout. Most of it repeats the items, and is passed over.
enum CodexEvent {
    static func tell(
        _ event: LineNode,
        _ type: LineNode,
        _ line: CodexLine,
        _ sink: (Fact, LineOrigin) -> Void
    ) {
        if type.says("token_count") {
            for limit in rateLimits(event["rate_limits"], at: line.origin.at) { sink(.rateLimit(limit), line.origin) }
        } else if type.says("task_complete") {
            sink(.turnEnded(end(event)), line.origin)
        } else if type.says("turn_aborted") {
            var end = end(event)
            end.isError = true
            end.reason = event["reason"]?.string
            sink(.turnEnded(end), line.origin)
        } else if type.says("error") || type.says("stream_error") || type.says("warning") {
            line.tellTrouble(event["message"]?.string ?? "", sink)
        } else if type.says("context_compacted") {
            sink(.compaction(Compaction(.ended)), line.origin)
        } else if type.says("exec_approval_request") || type.says("apply_patch_approval_request") {
            let call = event["call_id"]?.string
            let asked = Permission(.asked(request: call), call: call, tool: nil, reason: event["reason"]?.string)
            sink(.permission(asked), line.origin)
        }
    }

    private static func end(_ event: LineNode) -> TurnEnd {
        var end = TurnEnd()
        end.subtype = event["type"]?.string
        end.text = event["last_agent_message"]?.string
        end.duration = event["duration_ms"]?.milliseconds
        end.firstTokenAfter = event["time_to_first_token_ms"]?.milliseconds
        return end
    }

    /// The windows of a subscription. Newer versions say when one ends, older ones in how many seconds.
    private static func rateLimits(_ told: LineNode?, at now: WallTime?) -> [RateLimit] {
        guard let told else { return [] }
        return [("primary", told["primary"]), ("secondary", told["secondary"])].compactMap { name, window in
            guard let window else { return nil }
            let seconds = (window["resets_in_seconds"] ?? window["resets_after_seconds"])?.integer
            let later = seconds.flatMap { seconds in now.map { $0.advanced(by: .seconds(seconds)) } }
            return RateLimit(
                status: nil,
                kind: name,
                resetsAt: window["resets_at"]?.unixTime ?? later,
                utilization: (window["used_percent"])?.numberText
            )
        }
    }
}
