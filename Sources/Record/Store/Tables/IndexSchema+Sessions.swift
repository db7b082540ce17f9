extension IndexSchema {
    /// A writer's life, and what happened in it.
    static let sessions = """
        CREATE TABLE coordinator_sessions(
            session_id TEXT PRIMARY KEY,
            kind TEXT,                          -- 'daemon', 'command', 'import'
            started_at TEXT NOT NULL,
            ended_at TEXT,
            config TEXT,                        -- JSON
            exit_reason TEXT,                   -- 'normal', 'signal', 'error', 'lost'
            pid INTEGER,
            hostname TEXT,
            git_branch TEXT,
            git_commit TEXT,
            runtime_version TEXT,
            tool_version TEXT,
            python_version TEXT GENERATED ALWAYS AS (runtime_version) VIRTUAL,
            tac_version TEXT GENERATED ALWAYS AS (tool_version) VIRTUAL
        ) STRICT;
        CREATE INDEX idx_sessions_started ON coordinator_sessions(started_at);

        CREATE TABLE action_triggers(
            trigger_id INTEGER PRIMARY KEY,
            session_id TEXT NOT NULL REFERENCES coordinator_sessions DEFERRABLE INITIALLY DEFERRED,
            timestamp TEXT NOT NULL,
            trigger_type TEXT NOT NULL,
            trigger_source TEXT,
            trigger_data TEXT,                  -- JSON
            task_id TEXT
        ) STRICT;
        CREATE INDEX idx_triggers_session ON action_triggers(session_id, timestamp);
        CREATE INDEX idx_triggers_type ON action_triggers(trigger_type, timestamp);

        CREATE TABLE system_events(
            event_id INTEGER PRIMARY KEY,
            session_id TEXT NOT NULL REFERENCES coordinator_sessions DEFERRABLE INITIALLY DEFERRED,
            timestamp TEXT NOT NULL,
            event_type TEXT NOT NULL,
            severity TEXT NOT NULL,             -- 'debug', 'info', 'warning', 'error', 'critical'
            component TEXT,
            message TEXT NOT NULL,
            details TEXT,                       -- JSON
            stack_trace TEXT
        ) STRICT;
        CREATE INDEX idx_events_session ON system_events(session_id, timestamp, severity);
        CREATE INDEX idx_events_type ON system_events(event_type, severity);

        CREATE TABLE pane_activity(
            pane TEXT PRIMARY KEY,
            last_seen INTEGER NOT NULL          -- seconds since 1970
        ) STRICT;

        -- Lines of session journals that have no table of their own, or whose table has only how it is now.
        CREATE TABLE changes(
            change_id INTEGER PRIMARY KEY,
            session_id TEXT NOT NULL REFERENCES coordinator_sessions DEFERRABLE INITIALLY DEFERRED,
            sequence INTEGER NOT NULL,
            timestamp TEXT NOT NULL,
            type TEXT NOT NULL,                 -- 'task_changed', 'worker_changed', 'verdict', 'alert', …
            subject_id TEXT,                    -- the task, run, worker, pane or scope
            level TEXT NOT NULL,
            message TEXT NOT NULL,
            data TEXT NOT NULL                  -- JSON
        ) STRICT;
        CREATE INDEX idx_changes_session ON changes(session_id, timestamp);
        CREATE INDEX idx_changes_subject ON changes(subject_id, timestamp);
        CREATE INDEX idx_changes_type ON changes(type, timestamp);
        """
}
