import Store

extension OpenRecord {
    /// Whether nothing at all is recorded.
    package func isEmpty() throws(QueriesError) -> Bool {
        try inStore { () throws(StoreError) in
            try index.integer(
                """
                SELECT EXISTS(SELECT 1 FROM coordinator_sessions) OR EXISTS(SELECT 1 FROM worker_sessions)
                    OR EXISTS(SELECT 1 FROM tasks)
                """
            ) == 0
        }
    }
}
