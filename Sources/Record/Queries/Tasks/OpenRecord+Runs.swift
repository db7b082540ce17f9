import Domain
import Store

extension OpenRecord {
    /// The runs of a task, oldest first.
    package func runs(
        ofTask task: String,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<RecordedRun> {
        var selection = Selection(Self.runColumns, from: Self.runTables, by: "w.spawned_at, w.worker_id")
        selection.require("w.task_id = ?", task)
        return try selection.bounded(limit: limit, on: index) { Self.run($0) }
    }

    /// The runs that a worker was assigned to, newest first.
    package func runs(
        ofWorker worker: String,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<RecordedRun> {
        let order = "w.spawned_at DESC, w.worker_id DESC"
        var selection = Selection(Self.runColumns, from: Self.runTables, by: order)
        selection.require("w.worker = ?", worker)
        return try selection.bounded(limit: limit, on: index) { Self.run($0) }
    }

    package func run(_ id: String) throws(QueriesError) -> RecordedRun? {
        try inStore { () throws(StoreError) in
            try index.first("SELECT \(Self.runColumns) FROM \(Self.runTables) WHERE w.worker_id = ?", id) {
                Self.run($0)
            }
        }
    }

    package func usage(ofRun run: String) throws(QueriesError) -> RunUsage {
        let found = try inStore { () throws(StoreError) in
            try index.first(
                """
                SELECT sum(calls), sum(failed_calls), sum(unpriced_calls), sum(tokens_input), sum(tokens_output),
                    sum(tokens_cached_read), sum(tokens_cached_write_5m), sum(tokens_cached_write_1h),
                    sum(estimated_cost_nanodollars) FROM usage_rollups WHERE worker_id = ?
                """,
                run
            ) { row in
                RunUsage(
                    calls: row.integer(0) ?? 0,
                    failedCalls: row.integer(1) ?? 0,
                    unpricedCalls: row.integer(2) ?? 0,
                    usage: Usage(
                        input: row.integer(3) ?? 0,
                        output: row.integer(4) ?? 0,
                        cacheRead: row.integer(5) ?? 0,
                        cacheWrite5m: row.integer(6) ?? 0,
                        cacheWrite1h: row.integer(7) ?? 0
                    ),
                    cost: Money(nanodollars: row.integer(8) ?? 0)
                )
            }
        }
        return found ?? RunUsage()
    }

    private static let runTables = "worker_sessions w LEFT JOIN runs r ON r.run_id = w.worker_id"

    private static let runColumns = """
        w.worker_id, w.session_id, w.task_id, w.worker, coalesce(r.started_at, w.spawned_at),
        coalesce(r.finished_at, w.completed_at, w.failed_at), coalesce(r.status, w.status), r.outcome, r.reason,
        \(AnswerLimits.cut("r.summary")),
        \(AnswerLimits.cut("w.failure_reason")), coalesce(r.exit_code, w.exit_code), r.signal,
        r.step_id, r.attempt, coalesce(w.agent, r.worker_kind), r.model, r.agent_version, r.roost_version,
        \(AnswerLimits.cut("r.command")),
        \(AnswerLimits.cut("r.prompt_summary")), r.repository, w.worktree_path, w.branch_name,
        w.conversation, r.checkpoint_count, r.needs_human, r.archive
        """

    private static func run(_ row: borrowing Row) -> RecordedRun {
        RecordedRun(
            id: row.word(0),
            session: row.text(1),
            task: row.word(2),
            worker: row.text(3),
            spawnedAt: row.time(4),
            endedAt: row.optionalTime(5),
            status: row.word(6),
            outcome: row.text(7),
            reason: row.text(8),
            summary: row.text(9),
            failureReason: row.text(10),
            exitCode: row.integer(11),
            signal: row.integer(12),
            step: row.text(13),
            attempt: row.integer(14),
            agent: row.text(15),
            model: row.text(16),
            agentVersion: row.text(17),
            roostVersion: row.text(18),
            command: row.text(19),
            promptSummary: row.text(20),
            repository: row.text(21),
            worktree: row.text(22),
            branch: row.text(23),
            conversation: row.text(24),
            checkpointCount: row.integer(25) ?? 0,
            needsHuman: row.bool(26) ?? false,
            archive: row.text(27)
        )
    }
}
