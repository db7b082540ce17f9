import Decoding
import Domain
import JSON

/// What an agent said of itself, as a row tells it. Nothing in it is redacted yet.
struct AgentEvent: Hashable {
    let type: String
    var level = "info"
    let message: String
    var data = JSONObject()

    init(_ limit: RateLimit) {
        type = "rate_limit"
        let parts = [limit.kind, limit.status, limit.utilization.map { "\($0) used" }]
        message = parts.compactMap(\.self).joined(separator: ", ")
        level = limit.status == "rejected" ? "warning" : "info"
        data.put("status", limit.status)
        data.put("kind", limit.kind)
        data.put("resets_at", limit.resetsAt?.iso)
        data.put("utilization", limit.utilization)
    }

    init(_ permission: Permission) {
        switch permission.step {
        case .asked(let request):
            type = "permission_asked"
            level = "warning"
            data.put("request", request)
        case .denied: type = "permission_denied"
        }
        message = permission.tool ?? permission.call ?? ""
        data.put("call", permission.call)
        data.put("tool", permission.tool)
        data.put("reason", permission.reason)
    }

    init(_ retry: Retry) {
        type = "retry"
        level = "warning"
        message = retry.error ?? retry.status.map { "status \($0)" } ?? "no answer"
        data.put("attempt", retry.attempt)
        data.put("attempts_max", retry.attemptsMax)
        data.put("delay_ms", retry.delay)
        data.put("status", retry.status)
        data.put("error", retry.error)
    }

    init(_ compaction: Compaction) {
        type = "compaction"
        message = compaction.step == .began ? "began" : "ended"
        data.put("trigger", compaction.trigger)
        data.put("tokens_before", compaction.tokensBefore.map { Int($0) })
    }

    init(_ subagent: Subagent) {
        type = "subagent"
        switch subagent.step {
        case .started: message = "started"
        case .progress: message = "progress"
        case .ended(let status): message = status
        }
        data.put("id", subagent.id)
        data.put("call", subagent.call)
        data.put("kind", subagent.kind)
        data.put("summary", subagent.summary)
    }

    init(_ end: TurnEnd) {
        type = "turn_ended"
        level = end.isError ? "error" : "info"
        message = [end.subtype, end.reason].compactMap(\.self).joined(separator: ", ")
        data.put("is_error", end.isError ? 1 : 0)
        data.put("text", end.text)
        if !end.errors.isEmpty { data["errors"] = .array(end.errors.map { .string($0) }) }
        data.put("turns", end.turns)
        data.put("duration_ms", end.duration)
        data.put("api_duration_ms", end.apiDuration)
        data.put("first_token_ms", end.firstTokenAfter)
        data.put("reported_cost_so_far_nanodollars", end.reportedCostSoFar.map { Int($0.nanodollars) })
        data.put("denied_calls", end.deniedCalls)
    }

    init(_ marker: Marker) {
        type = "marker"
        message = marker.text
        data.put("prefix", marker.prefix)
    }

    init(_ title: Title) {
        type = "title"
        message = title.text
        data.put("author", title.author == .person ? "person" : "agent")
    }

    /// Nothing for a message in which nothing went wrong.
    init?(_ told: Message) {
        guard let error = told.error else { return nil }
        type = "api_error"
        level = "error"
        message = error
        data.put("status", told.errorStatus)
    }
}

extension JSONObject {
    fileprivate mutating func put(_ key: String, _ text: String?) {
        if let text { self[key] = .string(text) }
    }

    fileprivate mutating func put(_ key: String, _ number: Int?) {
        if let number { self[key] = .integer(Int64(number)) }
    }

    /// In whole milliseconds. A quotient of durations is one of doubles, and falls short by one now and then.
    fileprivate mutating func put(_ key: String, _ duration: Duration?) {
        if let duration { self[key] = .integer(duration.nanoseconds / 1_000_000) }
    }
}
