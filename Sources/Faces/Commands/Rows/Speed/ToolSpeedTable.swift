import Queries

/// How long tools took, as rows.
enum ToolSpeedTable {
    static func table(_ tools: [ToolSpeed]) -> Table {
        var table = Table(
            of: "toolSpeed",
            [
                Column("tool", title: "TOOL"), Column("calls", title: "CALLS", .number),
                Column("failures", title: "FAILED", .number), Column("unanswered", title: "NO RESULT", .number),
                Column("durationP50Ms", title: "P50", .number), Column("durationP95Ms", title: "P95", .number),
                Column("durationMaxMs", title: "MAX", .number),
            ]
        )
        for speed in tools {
            table.append([
                .text(speed.tool), .integer(speed.calls), .integer(speed.failures), .integer(speed.unanswered),
                SpeedCells.milliseconds(speed.duration?.median), SpeedCells.milliseconds(speed.duration?.p95),
                SpeedCells.milliseconds(speed.duration?.most),
            ])
        }
        return table
    }

    static func slowest(_ calls: [SlowToolCall], _ span: AskedSpan) -> Table {
        var table = Table(
            of: "slowToolCall",
            [
                Column("durationMs", title: "TOOK", .number), Column("tool", title: "TOOL"),
                Column("at", title: "BEGAN"), Column("task", title: "TASK"), Column("run", title: "RUN"),
                Column("input", title: "INPUT", .prose),
            ]
        )
        for call in calls {
            table.append([
                SpeedCells.milliseconds(call.milliseconds), .text(call.tool), SpeedCells.time(call.at, span),
                SpeedCells.text(call.task), .text(call.run), SpeedCells.text(call.input),
            ])
        }
        return table
    }
}
