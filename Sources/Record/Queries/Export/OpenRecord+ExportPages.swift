import Store

/// The kinds of rows that other questions show too, as pages of an export.
extension OpenRecord {
    func exported(_ filter: RecordedDecision.Filter) -> ItemPages {
        ItemPages(Self.selection(filter), keys: ("timestamp", "flow_id"), of: self) { .decision(Self.decision($0)) }
    }

    func exported(_ filter: RecordedTrigger.Filter) -> ItemPages {
        ItemPages(Self.selection(filter, false), keys: ("timestamp", "trigger_id"), of: self) {
            .trigger(Self.trigger($0))
        }
    }

    func exported(_ filter: WorktreeOperation.Filter) -> ItemPages {
        ItemPages(Self.selection(filter, false), keys: ("timestamp", "operation_id"), of: self) {
            .worktree(Self.operation($0))
        }
    }

    /// What happened in one run.
    func exported(eventsOf run: String) -> ItemPages {
        var filter = RecordedEvent.Filter()
        filter.run = run
        return ItemPages(Self.runSelection(filter, false), keys: ("e.timestamp", "e.event_id"), of: self) {
            .event(Self.runEvent($0))
        }
    }

    /// What happened to sessions.
    func exported(sessionEventsIn window: TimeWindow) -> ItemPages {
        var filter = RecordedEvent.Filter()
        filter.window = window
        return ItemPages(Self.sessionSelection(filter, false), keys: ("timestamp", "event_id"), of: self) {
            .event(Self.sessionEvent($0))
        }
    }

    func exportedTasks(in window: TimeWindow) throws(QueriesError) -> [String] {
        try inStore { () throws(StoreError) in
            try index.rows(
                """
                SELECT task_id FROM tasks WHERE detected_at >= ?1 AND detected_at < ?2
                    OR task_id IN (SELECT task_id FROM worker_sessions WHERE spawned_at >= ?1 AND spawned_at < ?2)
                ORDER BY detected_at, task_id
                """,
                window.lowest,
                window.highest
            ) { $0.word(0) }
        }
    }

    func exportedRuns(of task: String, in window: TimeWindow) throws(QueriesError) -> [String] {
        try inStore { () throws(StoreError) in
            try index.rows(
                """
                SELECT worker_id FROM worker_sessions WHERE task_id = ? AND spawned_at >= ? AND spawned_at < ?
                ORDER BY spawned_at, worker_id
                """,
                task,
                window.lowest,
                window.highest
            ) { $0.word(0) }
        }
    }
}
