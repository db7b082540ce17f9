import Domain
import Store

extension OpenRecord {
    /// What happened to sessions and in runs, newest first, or oldest first where a story is told.
    package func events(
        _ filter: RecordedEvent.Filter = RecordedEvent.Filter(),
        isNewestFirst: Bool = true,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<RecordedEvent> {
        var found: [RecordedEvent] = []
        if asksSessions(filter) {
            found += try sessionEvents(filter, isNewestFirst, limit: limit + 1)
        }
        if asksRuns(filter) { found += try runEvents(filter, isNewestFirst, limit: limit + 1) }
        // A sort of the library keeps what is equal in its order.
        found.sort { isNewestFirst ? $0.at > $1.at : $0.at < $1.at }
        return Bounded(found, limit: limit)
    }

    /// What a run tells of is of no session, and what a session tells of, of no run.
    private func asksSessions(_ filter: RecordedEvent.Filter) -> Bool {
        filter.run == nil && filter.task == nil && (filter.origin ?? .session) == .session
    }

    private func asksRuns(_ filter: RecordedEvent.Filter) -> Bool {
        filter.session == nil && filter.component == nil && filter.origin != .session
    }

    private func sessionEvents(
        _ filter: RecordedEvent.Filter,
        _ isNewestFirst: Bool,
        limit: Int
    ) throws(QueriesError) -> [RecordedEvent] {
        try Self.sessionSelection(filter, isNewestFirst).bounded(limit: limit, on: index) { Self.sessionEvent($0) }.rows
    }

    private func runEvents(
        _ filter: RecordedEvent.Filter,
        _ isNewestFirst: Bool,
        limit: Int
    ) throws(QueriesError) -> [RecordedEvent] {
        try Self.runSelection(filter, isNewestFirst).bounded(limit: limit, on: index) { Self.runEvent($0) }.rows
    }

    static func sessionSelection(_ filter: RecordedEvent.Filter, _ isNewestFirst: Bool) -> Selection {
        var selection = Selection(
            sessionEventColumns,
            from: "system_events",
            by: isNewestFirst ? "timestamp DESC, event_id DESC" : "timestamp, event_id"
        )
        selection.require("session_id = ?", filter.session)
        selection.require("event_type = ?", filter.type)
        selection.require("component = ?", filter.component)
        if let severity = filter.severity { selection.require("severity IN (\(severity.wordsAndWorse))") }
        selection.require("timestamp", in: filter.window)
        return selection
    }

    static func runSelection(_ filter: RecordedEvent.Filter, _ isNewestFirst: Bool) -> Selection {
        var selection = Selection(
            runEventColumns,
            from: runEventTables,
            by: isNewestFirst ? "e.timestamp DESC, e.event_id DESC" : "e.timestamp, e.event_id"
        )
        selection.require("e.worker_id = ?", filter.run)
        selection.require("w.task_id = ?", filter.task)
        selection.require("e.type = ?", filter.type)
        selection.require("e.origin = ?", filter.origin?.rawValue)
        if let severity = filter.severity { selection.require("e.level IN (\(severity.wordsAndWorse))") }
        selection.require("e.timestamp", in: filter.window)
        return selection
    }

    // MARK: - Rows

    static let sessionEventColumns = """
        session_id, timestamp, event_type, severity, component, \(AnswerLimits.cut("message")),
        \(AnswerLimits.cut("details")), \(AnswerLimits.cut("stack_trace"))
        """

    static func sessionEvent(_ row: borrowing Row) -> RecordedEvent {
        RecordedEvent(
            origin: .session,
            owner: row.word(0),
            task: nil,
            at: row.time(1),
            type: row.word(2),
            severity: row.word(3),
            component: row.text(4),
            message: row.word(5),
            details: row.json(6),
            stackTrace: row.text(7)
        )
    }

    static let runEventTables = "run_events e JOIN worker_sessions w ON w.worker_id = e.worker_id"

    static let runEventColumns = """
        e.worker_id, w.task_id, e.timestamp, e.type, e.level, \(AnswerLimits.cut("e.message")),
        \(AnswerLimits.cut("e.data")), e.origin
        """

    static func runEvent(_ row: borrowing Row) -> RecordedEvent {
        RecordedEvent(
            origin: RecordedEvent.Origin(rawValue: row.word(7)) ?? .roost,
            owner: row.word(0),
            task: row.text(1),
            at: row.time(2),
            type: row.word(3),
            severity: row.word(4),
            component: nil,
            message: row.word(5),
            details: row.json(6),
            stackTrace: nil
        )
    }
}
