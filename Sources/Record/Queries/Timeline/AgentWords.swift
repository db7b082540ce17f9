import JSON

/// What an agent said of itself, in a line: the message, and what of its data says more.
enum AgentWords {
    static func text(of event: RecordedEvent) -> String {
        let more = more(of: event)
        let message = event.message
        if more.isEmpty { return message.isEmpty ? PlainValue.fields(event.details) : message }
        return message.isEmpty ? more : "\(message): \(more)"
    }

    private static func more(of event: RecordedEvent) -> String {
        let data = event.details
        switch event.type {
        case "turn_ended":
            let errors = data["errors"].map { PlainValue.text($0) }
            return [errors, text("text", data)].compactMap { $0 }.joined(separator: "; ")
        case "rate_limit": return text("resets_at", data).map { "until \($0)" } ?? ""
        case "permission_asked", "permission_denied": return text("reason", data) ?? ""
        case "retry":
            guard let attempt = data["attempt"]?.integerValue else { return "" }
            return "attempt \(attempt)" + (data["attempts_max"]?.integerValue.map { " of \($0)" } ?? "")
        case "api_error": return data["status"]?.integerValue.map { "status \($0)" } ?? ""
        case "compaction", "subagent": return text("trigger", data) ?? text("summary", data) ?? ""
        default: return ""
        }
    }

    private static func text(_ key: String, _ data: JSONValue) -> String? {
        data[key]?.stringValue.flatMap { $0.isEmpty ? nil : PlainValue.text(.string($0)) }
    }
}
