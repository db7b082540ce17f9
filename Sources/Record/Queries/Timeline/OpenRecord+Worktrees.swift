import Domain
import Store

extension OpenRecord {
    /// What was done with worktrees, newest first.
    package func worktreeOperations(
        _ filter: WorktreeOperation.Filter = WorktreeOperation.Filter(),
        isNewestFirst: Bool = true,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<WorktreeOperation> {
        try Self.selection(filter, isNewestFirst).bounded(limit: limit, on: index) { Self.operation($0) }
    }

    static func selection(_ filter: WorktreeOperation.Filter, _ isNewestFirst: Bool) -> Selection {
        var selection = Selection(
            worktreeColumns,
            from: "worktree_operations",
            by: isNewestFirst ? "timestamp DESC, operation_id DESC" : "timestamp, operation_id"
        )
        selection.require("task_id = ?", filter.task)
        selection.require("operation = ?", filter.operation)
        selection.require("session_id = ?", filter.session)
        selection.require("timestamp", in: filter.window)
        return selection
    }

    /// Worktrees that were made and removed over and over, the latest first.
    package func spawnLoops(
        in window: TimeWindow = .all,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<SpawnLoop> {
        var search = SpawnLoopSearch()
        try inStore { () throws(StoreError) in
            let statement = try index.statement(
                """
                SELECT task_id, operation, timestamp FROM worktree_operations INDEXED BY idx_worktree_ops_task
                WHERE operation IN ('create', 'remove') AND timestamp >= ? AND timestamp < ?
                ORDER BY task_id, timestamp
                """
            )
            try statement.each(window.lowest, window.highest) { (row) throws(StoreError) in
                search.add(task: row.word(0), row.word(1), at: row.time(2))
                return true
            }
        }
        search.end()
        return Bounded(search.loops.sorted { $0.last > $1.last }, limit: limit)
    }

    static let worktreeColumns = """
        operation_id, session_id, task_id, timestamp, operation, worktree_path, branch_name,
        \(AnswerLimits.cut("decision_reason")), had_changes, was_clean, worker_running, worker_pid,
        file_mtime_age_minutes, \(AnswerLimits.cut("decision_logic"))
        """

    static func operation(_ row: borrowing Row) -> WorktreeOperation {
        WorktreeOperation(
            row: row.integer(0) ?? 0,
            session: row.word(1),
            task: row.word(2),
            at: row.time(3),
            operation: row.word(4),
            path: row.word(5),
            branch: row.text(6),
            reason: row.text(7),
            hadChanges: row.bool(8),
            wasClean: row.bool(9),
            workerRunning: row.bool(10),
            workerPID: row.integer(11),
            fileAgeMinutes: row.real(12),
            logic: row.json(13)
        )
    }
}
