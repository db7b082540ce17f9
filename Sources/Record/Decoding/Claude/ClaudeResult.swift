import Domain

/// The line with which a turn of a live stream ends.
enum ClaudeResult {
    static func end(_ line: LineNode) -> TurnEnd {
        var end = TurnEnd()
        end.subtype = line["subtype"]?.string
        end.isError = line["is_error"]?.bool ?? false
        end.reason = line["terminal_reason"]?.string
        end.text = line["result"]?.string
        end.errors = line["errors"]?.children.compactMap { $0.string ?? $0["message"]?.string } ?? []
        end.index = line["result_index"]?.int
        end.turns = line["num_turns"]?.int
        end.duration = line["duration_ms"]?.milliseconds
        end.apiDuration = line["duration_api_ms"]?.milliseconds
        end.firstTokenAfter = line["ttft_ms"]?.milliseconds
        end.reportedCostSoFar = line["total_cost_usd"]?.money
        end.deniedCalls = line["permission_denials"]?.children.reduce(0) { count, _ in count + 1 } ?? 0
        return end
    }

    /// What names the turn: the line's id, else its place.
    static func turn(_ line: LineNode, _ origin: LineOrigin) -> String {
        if let id = origin.id { return "result/\(id)" }
        return "result/\(origin.conversation ?? "")/\(origin.bytes.lowerBound)"
    }
}
