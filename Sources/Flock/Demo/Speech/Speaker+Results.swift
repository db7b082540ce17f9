import Domain
import JSON

/// How a turn ends.
extension Speaker {
    /// - Parameters:
    ///   - text: what is told last; nil for an end without one.
    ///   - error: the words for what went wrong.
    mutating func end(
        _ text: String?,
        subtype: String = "success",
        isError: Bool = false,
        reason: String = "completed",
        error: String? = nil,
        took length: Duration
    ) {
        let milliseconds = length.nanoseconds / 1_000_000
        var object: JSONObject = [
            "subtype": .string(subtype), "is_error": .bool(isError), "duration_ms": .integer(milliseconds),
            "duration_api_ms": .integer(milliseconds), "num_turns": .integer(Int64(responses)),
            "stop_reason": isError ? .null : "end_turn", "terminal_reason": .string(reason),
        ]
        if let text { object.append("result", .string(text)) }
        if let error { object.append("errors", [.string(error)]) }
        if let cost = total.cost(model: model) { object.append("total_cost_usd", .decimal(cost)) }
        object.append("usage", .object(turn.usage(output: turn.output)))
        object.append("modelUsage", .object(JSONObject([(model, .object(total.sum(model: model)))])))
        object.append(
            "model_usage_since_last_result",
            .object(JSONObject([(model, .object(turn.sum(model: model)))]))
        )
        object.append("permission_denials", .array(deniedCalls))
        line("result", object)
    }

    /// A message that no model wrote, as Claude Code tells errors of the provider.
    mutating func complain(_ text: String, error: String, status: Int64) {
        let message: JSONObject = [
            "id": .string(id("msg")), "type": "message", "role": "assistant", "model": "<synthetic>",
            "content": [["type": "text", "text": .string(text)]], "stop_reason": "stop_sequence",
            "usage": .object(TokenCount().usage(output: 0)),
        ]
        line(
            "assistant",
            [
                "message": .object(message), "parent_tool_use_id": .null, "error": .string(error),
                "is_api_error_message": true, "api_error_status": .integer(status),
            ]
        )
    }
}
