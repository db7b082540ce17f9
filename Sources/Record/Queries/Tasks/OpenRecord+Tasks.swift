import Domain
import Store

extension OpenRecord {
    /// Tasks: active ones, those completed or failed between two times, the newest.
    package func tasks(
        _ filter: RecordedTask.Filter = RecordedTask.Filter(),
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<RecordedTask> {
        try Self.selection(filter).bounded(limit: limit, on: index) { Self.task($0) }
    }

    static func selection(_ filter: RecordedTask.Filter) -> Selection {
        let column =
            switch filter.order {
            case .newest: "t.detected_at"
            case .lastCompleted: "t.completed_at"
            case .lastFailed: "t.failed_at"
            }
        var selection = Selection(taskColumns, from: "tasks t", by: "\(column) DESC, t.task_id DESC")
        if filter.isActive { selection.require("t.status IN ('assigned', 'active')") }
        selection.require("t.status = ?", filter.status)
        selection.require("t.source = ?", filter.source)
        selection.require("t.session_id = ?", filter.session)
        if filter.order != .newest { selection.require("\(column) IS NOT NULL") }
        selection.require(column, in: filter.window)
        return selection
    }

    package func task(_ id: String) throws(QueriesError) -> RecordedTask? {
        try inStore { () throws(StoreError) in
            try index.first("SELECT \(Self.taskColumns) FROM tasks t WHERE t.task_id = ?", id) { Self.task($0) }
        }
    }

    private static let taskColumns = """
        t.task_id, t.session_id, t.detected_at, t.source, t.issue_number, t.issue_url, \(AnswerLimits.cut("t.title")),
        \(AnswerLimits.cut("t.description")), t.priority, \(AnswerLimits.cut("t.labels")), t.assigned_at, t.started_at,
        t.completed_at, t.failed_at, t.status, \(AnswerLimits.cut("t.failure_reason")), t.pr_number, t.pr_url,
        \(AnswerLimits.cut("t.commits")), t.is_held, t.estimated_cost_nanodollars,
        (SELECT sum(unpriced_calls) FROM usage_rollups r WHERE r.task_id = t.task_id),
        (SELECT count(*) FROM worker_sessions w WHERE w.task_id = t.task_id)
        """

    private static func task(_ row: borrowing Row) -> RecordedTask {
        RecordedTask(
            id: row.word(0),
            session: row.text(1),
            detectedAt: row.time(2),
            source: row.word(3),
            issueNumber: row.integer(4),
            issueURL: row.text(5),
            title: row.text(6),
            description: row.text(7),
            priority: row.integer(8),
            labels: row.texts(9),
            assignedAt: row.optionalTime(10),
            startedAt: row.optionalTime(11),
            completedAt: row.optionalTime(12),
            failedAt: row.optionalTime(13),
            status: row.word(14),
            failureReason: row.text(15),
            pullRequestNumber: row.integer(16),
            pullRequestURL: row.text(17),
            commits: row.texts(18),
            isHeld: row.bool(19) ?? false,
            cost: Money(nanodollars: row.integer(20) ?? 0),
            unpricedCalls: row.integer(21) ?? 0,
            runCount: row.integer(22) ?? 0
        )
    }
}
