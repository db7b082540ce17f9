extension IndexSchema {
    /// Where Roost chose, and why.
    static let decisions = """
        CREATE TABLE logic_flow(
            flow_id INTEGER PRIMARY KEY,
            session_id TEXT NOT NULL REFERENCES coordinator_sessions DEFERRABLE INITIALLY DEFERRED,
            timestamp TEXT NOT NULL,
            context_type TEXT NOT NULL,
            context_id TEXT,
            function_name TEXT NOT NULL,
            decision_point TEXT NOT NULL,
            decision_input TEXT,                -- JSON
            decision_output TEXT,               -- JSON
            decision_reason TEXT,
            duration_ms REAL,
            source_file TEXT
        ) STRICT;
        CREATE INDEX idx_flow_session ON logic_flow(session_id, timestamp);
        CREATE INDEX idx_flow_context ON logic_flow(context_type, context_id);
        CREATE INDEX idx_flow_context_id ON logic_flow(context_id, timestamp);
        CREATE INDEX idx_flow_function ON logic_flow(function_name);

        CREATE TABLE worktree_operations(
            operation_id INTEGER PRIMARY KEY,
            session_id TEXT NOT NULL REFERENCES coordinator_sessions DEFERRABLE INITIALLY DEFERRED,
            task_id TEXT NOT NULL REFERENCES tasks DEFERRABLE INITIALLY DEFERRED,
            timestamp TEXT NOT NULL,
            operation TEXT NOT NULL,            -- 'create', 'remove', 'preserve', 'check'
            worktree_path TEXT NOT NULL,
            branch_name TEXT,
            decision_reason TEXT,
            had_changes INTEGER,
            was_clean INTEGER,
            worker_running INTEGER,
            worker_pid INTEGER,
            file_mtime_age_minutes REAL,
            decision_logic TEXT                 -- JSON
        ) STRICT;
        CREATE INDEX idx_worktree_ops_task ON worktree_operations(task_id, timestamp);
        CREATE INDEX idx_worktree_ops_operation ON worktree_operations(operation, timestamp);
        """
}
