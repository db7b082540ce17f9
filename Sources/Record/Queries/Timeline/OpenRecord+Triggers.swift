package import Domain
import Store

extension OpenRecord {
    /// How far local time is ahead of UTC at a time.
    package typealias Offset = (WallTime) -> Duration

    /// What made sessions act, newest first.
    package func triggers(
        _ filter: RecordedTrigger.Filter = RecordedTrigger.Filter(),
        isNewestFirst: Bool = true,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<RecordedTrigger> {
        try Self.selection(filter, isNewestFirst).bounded(limit: limit, on: index) { Self.trigger($0) }
    }

    static func selection(_ filter: RecordedTrigger.Filter, _ isNewestFirst: Bool) -> Selection {
        var selection = Selection(
            triggerColumns,
            from: "action_triggers",
            by: isNewestFirst ? "timestamp DESC, trigger_id DESC" : "timestamp, trigger_id"
        )
        selection.require("session_id = ?", filter.session)
        selection.require("trigger_type = ?", filter.type)
        selection.require("task_id = ?", filter.task)
        selection.require("timestamp", in: filter.window)
        return selection
    }

    static let triggerColumns = """
        trigger_id, session_id, timestamp, trigger_type, trigger_source, \(AnswerLimits.cut("trigger_data")), task_id
        """

    static func trigger(_ row: borrowing Row) -> RecordedTrigger {
        RecordedTrigger(
            row: row.integer(0) ?? 0,
            session: row.word(1),
            at: row.time(2),
            type: row.word(3),
            source: row.text(4),
            data: row.json(5),
            task: row.text(6)
        )
    }

    /// How often what made sessions act, by type and day, newest day first. Days are those of the place that `offset`
    /// tells of: quarters of an hour are the finest parts that days of all places can be put together from.
    package func triggerCounts(
        in window: TimeWindow = .all,
        offset: Offset,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<TriggerCount> {
        var counts: [TriggerCount] = []
        let quarters = try inStore { () throws(StoreError) in
            try index.rows(
                """
                SELECT trigger_type, min(timestamp), count(*) FROM action_triggers INDEXED BY idx_triggers_type
                WHERE timestamp >= ? AND timestamp < ?
                GROUP BY trigger_type, substr(timestamp, 1, 14), substr(timestamp, 15, 2) / 15
                """,
                window.lowest,
                window.highest
            ) { row in (type: row.word(0), at: row.time(1), count: row.integer(2) ?? 0) }
        }
        for quarter in quarters {
            let day = quarter.at.advanced(by: offset(quarter.at)).civil.date
            if let last = counts.indices.last, counts[last].type == quarter.type, counts[last].day == day {
                counts[last].count += quarter.count
            } else {
                counts.append(TriggerCount(type: quarter.type, day: day, count: quarter.count))
            }
        }
        counts.sort { ($1.day.daysSinceEpoch, $0.type) < ($0.day.daysSinceEpoch, $1.type) }
        return Bounded(counts, limit: limit)
    }
}
