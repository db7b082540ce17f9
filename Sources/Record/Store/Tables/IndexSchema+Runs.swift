extension IndexSchema {
    /// What was launched, as `worker_sessions` for whoever knows that name, and in full. `worker_id` is the run, so
    /// that each counts once; the slot that it was assigned to is `worker`.
    static let runs = """
        CREATE TABLE worker_sessions(
            worker_id TEXT PRIMARY KEY,
            session_id TEXT REFERENCES coordinator_sessions DEFERRABLE INITIALLY DEFERRED,
            task_id TEXT NOT NULL REFERENCES tasks DEFERRABLE INITIALLY DEFERRED,
            worker TEXT,
            spawned_at TEXT NOT NULL,
            completed_at TEXT,
            failed_at TEXT,
            pid INTEGER,
            status TEXT NOT NULL,               -- 'spawned', 'running', 'completed', 'failed'
            exit_code INTEGER,
            failure_reason TEXT,
            worktree_path TEXT,
            branch_name TEXT,
            prompt_file TEXT,
            log_file TEXT,
            agent TEXT,                         -- 'claude', 'codex', …
            conversation TEXT,                  -- the agent's own session, the first that it names
            first_model TEXT,                   -- the first that it names
            title TEXT                          -- of an imported conversation
        ) STRICT;
        CREATE INDEX idx_workers_task ON worker_sessions(task_id);
        CREATE INDEX idx_workers_session ON worker_sessions(session_id, spawned_at);
        CREATE INDEX idx_workers_status ON worker_sessions(status);
        CREATE INDEX idx_workers_slot ON worker_sessions(worker);

        CREATE TABLE runs(
            run_id TEXT PRIMARY KEY REFERENCES worker_sessions DEFERRABLE INITIALLY DEFERRED,
            task_id TEXT NOT NULL,
            step_id TEXT NOT NULL,
            worker_kind TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            status TEXT NOT NULL,
            outcome TEXT,
            reason TEXT,
            summary TEXT,
            exit_code INTEGER,
            signal INTEGER,
            created_at TEXT NOT NULL,
            started_at TEXT,
            finished_at TEXT,
            repository TEXT NOT NULL,
            command TEXT,
            prompt_summary TEXT,
            model TEXT,
            agent_version TEXT,
            roost_version TEXT,
            directory TEXT NOT NULL,
            stdout_bytes INTEGER NOT NULL DEFAULT 0,
            stderr_bytes INTEGER NOT NULL DEFAULT 0,
            last_sequence INTEGER NOT NULL DEFAULT 0,
            checkpoint_mode TEXT,
            checkpoint_count INTEGER NOT NULL DEFAULT 0,
            needs_human INTEGER NOT NULL DEFAULT 0,
            worktree TEXT,
            worker TEXT,
            pid INTEGER,
            archive TEXT                        -- the month, where the directory is in an archive
        ) STRICT;
        CREATE INDEX idx_runs_task ON runs(task_id, created_at);
        CREATE INDEX idx_runs_created ON runs(created_at);
        CREATE INDEX idx_runs_status ON runs(status, created_at);

        -- What happened in a run: the lines of its worker.log, and what its agent said of itself.
        CREATE TABLE run_events(
            event_id INTEGER PRIMARY KEY,
            worker_id TEXT NOT NULL REFERENCES worker_sessions DEFERRABLE INITIALLY DEFERRED,
            origin TEXT NOT NULL,               -- 'roost', 'agent'
            sequence INTEGER NOT NULL,          -- of its origin, in the run
            timestamp TEXT NOT NULL,
            type TEXT NOT NULL,                 -- 'step_started', 'rate_limit', 'permission_asked', 'retry', …
            level TEXT NOT NULL,
            message TEXT NOT NULL,
            data TEXT                           -- JSON
        ) STRICT;
        CREATE INDEX idx_run_events_worker ON run_events(worker_id, timestamp);
        CREATE INDEX idx_run_events_type ON run_events(type, timestamp);

        CREATE TABLE checkpoints(
            checkpoint_id INTEGER PRIMARY KEY,
            run_id TEXT NOT NULL REFERENCES runs DEFERRABLE INITIALLY DEFERRED,
            sequence INTEGER NOT NULL,
            created_at TEXT NOT NULL,
            ref TEXT NOT NULL,
            commit_hash TEXT NOT NULL,
            base_commit_hash TEXT,
            branch TEXT,
            files INTEGER NOT NULL,
            patch_bytes INTEGER,
            left_out_count INTEGER NOT NULL DEFAULT 0,
            summary_hint TEXT,
            UNIQUE(run_id, sequence)
        ) STRICT;
        """
}
