import Domain
import Store

extension OpenRecord {
    /// Decisions: the chain of a task, slow ones, those of one point or session.
    package func decisions(
        _ filter: RecordedDecision.Filter = RecordedDecision.Filter(),
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<RecordedDecision> {
        try Self.selection(filter).bounded(limit: limit, on: index) { Self.decision($0) }
    }

    static func selection(_ filter: RecordedDecision.Filter) -> Selection {
        let order =
            switch filter.order {
            case .newest: "timestamp DESC, flow_id DESC"
            case .oldest: "timestamp, flow_id"
            case .slowest: "duration_ms DESC, flow_id DESC"
            }
        var selection = Selection(decisionColumns, from: "logic_flow", by: order)
        selection.require("context_id = ?", filter.context)
        selection.require("context_type = ?", filter.contextType)
        selection.require("decision_point = ?", filter.point)
        selection.require("session_id = ?", filter.session)
        // The number stands in the text, as it does in the index that serves this.
        if filter.isSlow { selection.require("duration_ms > \(Int(RecordedDecision.slowMilliseconds))") }
        selection.require("timestamp", in: filter.window)
        return selection
    }

    /// How often each thing was decided, and how long it took, the most frequent first.
    package func decisionPoints(
        in window: TimeWindow = .all,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<DecisionPoint> {
        let found = try inStore { () throws(StoreError) in
            try index.rows(
                """
                SELECT decision_point, function_name, count(*), sum(coalesce(duration_ms, 0) > 1000),
                    avg(duration_ms), max(duration_ms)
                FROM logic_flow INDEXED BY idx_flow_point WHERE timestamp >= ? AND timestamp < ?
                GROUP BY decision_point, function_name ORDER BY count(*) DESC, decision_point, function_name LIMIT ?
                """,
                window.lowest,
                window.highest,
                limit + 1
            ) { row in
                DecisionPoint(
                    point: row.word(0),
                    function: row.word(1),
                    count: row.integer(2) ?? 0,
                    slowCount: row.integer(3) ?? 0,
                    averageMilliseconds: row.real(4),
                    longestMilliseconds: row.real(5)
                )
            }
        }
        return Bounded(found, limit: limit)
    }

    /// Decisions about no task in particular, such as which task is next, that mention a task, oldest first; and
    /// whether there were more than could be looked through.
    func decisions(
        mentioning task: String,
        in window: TimeWindow,
        limit: Int
    ) throws(QueriesError) -> Bounded<RecordedDecision> {
        let quoted = "\"\(task)\""
        let searched = AnswerLimits.searchedDecisionsMax
        var looked: Int64 = 0
        let found = try inStore { () throws(StoreError) in
            looked =
                try index.integer(
                    """
                    SELECT count(*) FROM (SELECT 1 FROM logic_flow INDEXED BY idx_flow_free WHERE context_id IS NULL
                        AND timestamp >= ? AND timestamp < ? LIMIT ?)
                    """,
                    window.lowest,
                    window.highest,
                    searched + 1
                ) ?? 0
            return try index.rows(
                """
                SELECT \(Self.decisionColumns) FROM (SELECT * FROM logic_flow INDEXED BY idx_flow_free
                    WHERE context_id IS NULL AND timestamp >= ? AND timestamp < ? ORDER BY timestamp DESC LIMIT ?)
                WHERE instr(decision_input, ?) > 0 OR instr(decision_output, ?) > 0
                ORDER BY timestamp DESC, flow_id DESC LIMIT ?
                """,
                window.lowest,
                window.highest,
                searched,
                quoted,
                quoted,
                limit + 1
            ) { Self.decision($0) }
        }
        var answer = Bounded(found, limit: limit)
        answer.rows.reverse()
        answer.hasMore = answer.hasMore || looked > searched
        return answer
    }

    package func decision(row: Int64) throws(QueriesError) -> RecordedDecision? {
        try inStore { () throws(StoreError) in
            try index.first("SELECT \(Self.decisionColumns) FROM logic_flow WHERE flow_id = ?", row) {
                Self.decision($0)
            }
        }
    }

    static let decisionColumns = """
        flow_id, session_id, timestamp, context_type, context_id, function_name, decision_point,
        \(AnswerLimits.cut("decision_input")), \(AnswerLimits.cut("decision_output")),
        \(AnswerLimits.cut("decision_reason")),
        duration_ms, source_file
        """

    static func decision(_ row: borrowing Row) -> RecordedDecision {
        RecordedDecision(
            name: DecisionName(session: row.word(1), row: row.integer(0) ?? 0),
            at: row.time(2),
            contextType: row.word(3),
            context: row.text(4),
            function: row.word(5),
            point: row.word(6),
            input: row.json(7),
            output: row.json(8),
            reason: row.text(9),
            milliseconds: row.real(10),
            sourceFile: row.text(11)
        )
    }
}
