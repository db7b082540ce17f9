package import Domain
import Store

extension OpenRecord {
    /// How often was decided in a time, and how long that took.
    package func decisionSpeeds(in range: Range<WallTime>) throws(QueriesError) -> DecisionSpeeds {
        let (from, to) = (UsageSpan.bound(range.lowerBound), UsageSpan.bound(range.upperBound))
        var times: [String: DecisionTimes] = [:]
        var slowest = SlowestRows(countMax: SpeedLimits.slowestCount)
        return try inStore { () throws(StoreError) in
            try index.statement(SpeedStatement.decisions).each(from, to) { (row) throws(StoreError) in
                let milliseconds = row.real(2)
                times[row.text(1) ?? "", default: DecisionTimes()].add(milliseconds)
                if let milliseconds, let id = row.integer(0) { slowest.add(id, milliseconds) }
                return true
            }
            var decisions: [SlowDecision] = []
            for row in slowest.rows { if let decision = try decision(row) { decisions.append(decision) } }
            return DecisionSpeeds(
                points: times.map { $1.speed(at: $0) }.sorted(by: Self.isSlower),
                slowest: decisions
            )
        }
    }

    private func decision(_ slow: SlowestRows.Row) throws(StoreError) -> SlowDecision? {
        try index.first(SpeedStatement.decisionPlace, slow.id) { row in
            SlowDecision(
                id: slow.id,
                point: row.text(0) ?? "",
                milliseconds: slow.milliseconds,
                at: Self.time(row.text(1)) ?? WallTime(nanoseconds: 0),
                session: row.text(2) ?? "",
                contextType: row.text(3) ?? "",
                context: row.text(4),
                reason: row.text(5)
            )
        }
    }

    private static func isSlower(_ left: DecisionSpeed, _ right: DecisionSpeed) -> Bool {
        let (one, other) = (left.average ?? -1, right.average ?? -1)
        if one != other { return one > other }
        return left.decisions != right.decisions ? left.decisions > right.decisions : left.point < right.point
    }
}
