extension IndexSchema {
    /// Lists that begin with the newest, whatever it is about, and few rows among many.
    static let questionIndexes = """
        CREATE INDEX idx_sessions_active ON coordinator_sessions(started_at) WHERE ended_at IS NULL;
        CREATE INDEX idx_sessions_reason ON coordinator_sessions(exit_reason, started_at)
            WHERE exit_reason IS NOT NULL;
        CREATE INDEX idx_triggers_time ON action_triggers(timestamp);
        CREATE INDEX idx_triggers_task ON action_triggers(task_id, timestamp) WHERE task_id IS NOT NULL;
        CREATE INDEX idx_events_time ON system_events(timestamp);
        CREATE INDEX idx_flow_time ON logic_flow(timestamp);
        CREATE INDEX idx_flow_point ON logic_flow(decision_point, timestamp);
        CREATE INDEX idx_flow_slow ON logic_flow(duration_ms) WHERE duration_ms > 1000;
        CREATE INDEX idx_flow_free ON logic_flow(timestamp) WHERE context_id IS NULL;
        CREATE INDEX idx_worktree_ops_time ON worktree_operations(timestamp);
        CREATE INDEX idx_run_events_time ON run_events(timestamp);
        CREATE INDEX idx_tasks_detected ON tasks(detected_at);
        CREATE INDEX idx_tasks_completed ON tasks(completed_at) WHERE completed_at IS NOT NULL;
        CREATE INDEX idx_tasks_failed ON tasks(failed_at) WHERE failed_at IS NOT NULL;
        """
}
