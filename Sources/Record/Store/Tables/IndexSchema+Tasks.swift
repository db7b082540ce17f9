extension IndexSchema {
    /// The work to do.
    static let tasks = """
        CREATE TABLE tasks(
            task_id TEXT PRIMARY KEY,
            session_id TEXT                     -- where it was first seen
                REFERENCES coordinator_sessions DEFERRABLE INITIALLY DEFERRED,
            detected_at TEXT NOT NULL,
            source TEXT NOT NULL,               -- 'github', 'manual', 'retry', 'run', 'import'
            issue_number INTEGER,
            issue_url TEXT,
            title TEXT,
            description TEXT,
            priority INTEGER,
            labels TEXT,                        -- JSON
            assigned_at TEXT,
            started_at TEXT,
            completed_at TEXT,
            failed_at TEXT,
            status TEXT NOT NULL,
            failure_reason TEXT,
            pr_number INTEGER,
            pr_url TEXT,
            commits TEXT,                       -- JSON
            is_held INTEGER NOT NULL DEFAULT 0,
            estimated_cost_nanodollars INTEGER NOT NULL DEFAULT 0,
            estimated_cost_usd REAL GENERATED ALWAYS AS (estimated_cost_nanodollars / 1e9) VIRTUAL
        ) STRICT;
        CREATE INDEX idx_tasks_session ON tasks(session_id, detected_at);
        CREATE INDEX idx_tasks_status ON tasks(status, detected_at);
        CREATE INDEX idx_tasks_issue ON tasks(issue_number);

        CREATE TABLE steps(
            task_id TEXT NOT NULL REFERENCES tasks DEFERRABLE INITIALLY DEFERRED,
            step_id TEXT NOT NULL,
            step_name TEXT NOT NULL,
            step_kind TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            status TEXT NOT NULL,
            last_run_id TEXT,
            started_at TEXT,
            finished_at TEXT,
            PRIMARY KEY(task_id, step_id)
        ) STRICT, WITHOUT ROWID;
        """
}
