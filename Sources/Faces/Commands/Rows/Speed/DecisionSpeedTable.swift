import Queries

/// How long decisions took, as rows.
enum DecisionSpeedTable {
    static func table(_ points: [DecisionSpeed]) -> Table {
        var table = Table(
            of: "decisionSpeed",
            [
                Column("point", title: "DECISION POINT"), Column("decisions", title: "COUNT", .number),
                Column("averageMs", title: "AVERAGE", .number), Column("maxMs", title: "MAX", .number),
                Column("slow", title: "OVER 1 S", .number),
            ]
        )
        for speed in points {
            table.append([
                .text(speed.point), .integer(speed.decisions), SpeedCells.milliseconds(speed.average),
                SpeedCells.milliseconds(speed.most), .integer(speed.slow),
            ])
        }
        return table
    }

    static func slowest(_ decisions: [SlowDecision], _ span: AskedSpan) -> Table {
        var table = Table(
            of: "slowDecision",
            [
                Column("durationMs", title: "TOOK", .number), Column("point", title: "DECISION POINT"),
                Column("at", title: "AT"), Column("contextType", title: "ABOUT"), Column("context", title: "ID"),
                Column("session", title: "SESSION"), Column("reason", title: "WHY", .prose),
            ]
        )
        for decision in decisions {
            table.append([
                SpeedCells.milliseconds(decision.milliseconds), .text(decision.point),
                SpeedCells.time(decision.at, span), .text(decision.contextType), SpeedCells.text(decision.context),
                .text(decision.session), SpeedCells.text(decision.reason),
            ])
        }
        return table
    }
}
