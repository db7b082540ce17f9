package import Domain
import Store

extension OpenRecord {
    /// How long the calls of tools took that began in a time. Needs what was said.
    package func toolSpeeds(in range: Range<WallTime>) throws(QueriesError) -> ToolSpeeds {
        try requireConversations()
        let (from, to) = (UsageSpan.bound(range.lowerBound), UsageSpan.bound(range.upperBound))
        var times: [String: ToolTimes] = [:]
        var slowest = SlowestRows(countMax: SpeedLimits.slowestCount)
        try inStore { () throws(StoreError) in
            let found = try index.statement(SpeedStatement.tools)
            try found.each(from, to, SpeedLimits.runRowsMax) { (row) throws(StoreError) in
                let tool = row.text(0) ?? ""
                let start = Self.time(row.text(2))
                let end = Self.time(row.text(3))
                let taken = start.flatMap { start in end.map { max(0, ($0 - start) / .milliseconds(1)) } }
                times[tool, default: ToolTimes()].add(taken, isFailure: row.bool(4) == false)
                if let taken, let block = row.integer(1) { slowest.add(block, taken) }
                return true
            }
        }
        let tools = times.map { $1.speed(of: $0) }.sorted { left, right in
            (left.wholeTime, right.tool) > (right.wholeTime, left.tool)
        }
        var calls: [SlowToolCall] = []
        for row in slowest.rows { if let call = try call(row) { calls.append(call) } }
        return ToolSpeeds(tools: tools, slowest: calls)
    }

    private func call(_ slow: SlowestRows.Row) throws(QueriesError) -> SlowToolCall? {
        try inStore { () throws(StoreError) in
            try index.first(SpeedStatement.toolPlace, slow.id, SpeedLimits.inputCharactersMax) { row in
                SlowToolCall(
                    tool: row.text(0) ?? "",
                    milliseconds: slow.milliseconds,
                    at: Self.time(row.text(1)) ?? WallTime(nanoseconds: 0),
                    run: row.text(2) ?? "",
                    task: row.text(3),
                    input: row.text(4)
                )
            }
        }
    }
}
