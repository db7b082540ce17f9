package import Domain
import Store

extension OpenRecord {
    /// How long the calls of tools took that began in a time. Needs what was said.
    package func toolSpeeds(
        in range: Range<WallTime>,
        withArchive includesArchive: Bool = false
    ) throws(QueriesError) -> ToolSpeeds {
        try requireConversations()
        var times: [String: ToolTimes] = [:]
        var slowest = SlowestRows(countMax: SpeedLimits.slowestCount)
        var counted: Set<String> = []
        try index.read(orRefused: QueriesError.store) { () throws(QueriesError) in
            if includesArchive { counted = try runsInConversations() }
            try addTools(SpeedStatement.tools, in: range, to: &times, &slowest)
        }
        // Looked up afterwards: what had left the conversations by then is in a month.
        for month in includesArchive ? try archivedMonths(in: range) : [] {
            let statement = SpeedStatement.tools(in: try place(of: month), isNamingRuns: true)
            try addTools(statement, in: range, besides: counted, to: &times, &slowest)
        }
        let tools = times.map { $1.speed(of: $0) }.sorted { left, right in
            (left.wholeTime, right.tool) > (right.wholeTime, left.tool)
        }
        var calls: [SlowToolCall] = []
        for row in slowest.rows { if let call = try call(row, withArchive: includesArchive) { calls.append(call) } }
        return ToolSpeeds(tools: tools, slowest: calls)
    }

    /// While an archiving goes on a run may stand in two places, one after the other.
    private func runsInConversations() throws(QueriesError) -> Set<String> {
        let messages = "\(ConversationsFile.name).messages"
        return try inStore { () throws(StoreError) in
            let runs = try index.rows(
                """
                WITH RECURSIVE runs(run) AS (
                    SELECT min(worker_id) FROM \(messages)
                    UNION ALL
                    SELECT (SELECT min(m.worker_id) FROM \(messages) m WHERE m.worker_id > run)
                        FROM runs WHERE run IS NOT NULL
                )
                SELECT run FROM runs WHERE run IS NOT NULL
                """
            ) { $0.text(0) ?? "" }
            return Set(runs)
        }
    }

    private func addTools(
        _ statement: String,
        in range: Range<WallTime>,
        besides counted: Set<String> = [],
        to times: inout [String: ToolTimes],
        _ slowest: inout SlowestRows
    ) throws(QueriesError) {
        let (from, to) = (UsageSpan.bound(range.lowerBound), UsageSpan.bound(range.upperBound))
        try inStore { () throws(StoreError) in
            let found = try index.statement(statement)
            try found.each(from, to, SpeedLimits.runRowsMax) { (row) throws(StoreError) in
                if !counted.isEmpty, let run = row.text(5), counted.contains(run) { return true }
                let tool = row.text(0) ?? ""
                let start = Self.time(row.text(2))
                let end = Self.time(row.text(3))
                let taken = start.flatMap { start in end.map { max(0, ($0 - start) / .milliseconds(1)) } }
                times[tool, default: ToolTimes()].add(taken, isFailure: row.bool(4) == false)
                if let taken, let block = row.integer(1) { slowest.add(block, taken) }
                return true
            }
        }
    }

    private func call(
        _ slow: SlowestRows.Row,
        withArchive includesArchive: Bool
    ) throws(QueriesError) -> SlowToolCall? {
        if let call = try call(slow, in: ConversationsFile.name) { return call }
        for month in includesArchive ? try archivedMonths() : [] {
            if let call = try call(slow, in: place(of: month)) { return call }
        }
        return nil
    }

    private func call(_ slow: SlowestRows.Row, in place: String) throws(QueriesError) -> SlowToolCall? {
        try inStore { () throws(StoreError) in
            try index.first(SpeedStatement.toolPlace(in: place), slow.id, SpeedLimits.inputCharactersMax) { row in
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
