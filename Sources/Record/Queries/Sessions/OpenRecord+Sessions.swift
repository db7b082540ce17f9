import Domain
import Store

extension OpenRecord {
    /// Sessions, newest first: active ones, those that began between two times, those that failed.
    package func sessions(
        _ filter: RecordedSession.Filter = RecordedSession.Filter(),
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<RecordedSession> {
        try Self.selection(filter).bounded(limit: limit, on: index) { Self.session($0) }
    }

    static func selection(_ filter: RecordedSession.Filter) -> Selection {
        var selection = Selection(
            sessionColumns,
            from: "coordinator_sessions",
            by: "started_at DESC, session_id DESC"
        )
        if filter.isActive { selection.require("ended_at IS NULL") }
        if filter.isFailed { selection.require("exit_reason IN ('error', 'lost')") }
        selection.require("kind = ?", filter.kind)
        selection.require("started_at", in: filter.window)
        return selection
    }

    package func session(_ id: String) throws(QueriesError) -> RecordedSession? {
        try inStore { () throws(StoreError) in
            try index.first("SELECT \(Self.sessionColumns) FROM coordinator_sessions WHERE session_id = ?", id) {
                Self.session($0)
            }
        }
    }

    package func counts(of session: String) throws(QueriesError) -> SessionCounts {
        try inStore { () throws(StoreError) in
            let counts = try index.first(
                """
                SELECT (SELECT count(*) FROM action_triggers WHERE session_id = ?1),
                    (SELECT count(*) FROM logic_flow WHERE session_id = ?1),
                    (SELECT count(*) FROM tasks WHERE session_id = ?1),
                    (SELECT count(*) FROM worker_sessions WHERE session_id = ?1),
                    (SELECT count(*) FROM worktree_operations WHERE session_id = ?1),
                    (SELECT count(*) FROM system_events WHERE session_id = ?1 AND severity IN ('error', 'critical'))
                """,
                session
            ) { row in
                SessionCounts(
                    triggers: row.integer(0) ?? 0,
                    decisions: row.integer(1) ?? 0,
                    tasks: row.integer(2) ?? 0,
                    runs: row.integer(3) ?? 0,
                    worktreeOperations: row.integer(4) ?? 0,
                    errors: row.integer(5) ?? 0
                )
            }
            return counts ?? SessionCounts()
        }
    }

    private static let sessionColumns = """
        session_id, kind, started_at, ended_at, exit_reason, pid, hostname, git_branch, git_commit, runtime_version,
        tool_version, \(AnswerLimits.cut("config"))
        """

    private static func session(_ row: borrowing Row) -> RecordedSession {
        RecordedSession(
            id: row.word(0),
            kind: row.text(1),
            startedAt: row.time(2),
            endedAt: row.optionalTime(3),
            exitReason: row.text(4),
            pid: row.integer(5),
            hostname: row.text(6),
            gitBranch: row.text(7),
            gitCommit: row.text(8),
            runtimeVersion: row.text(9),
            toolVersion: row.text(10),
            config: row.json(11)
        )
    }
}
