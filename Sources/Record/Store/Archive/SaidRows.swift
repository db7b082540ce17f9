/// What was said in one run, while it is still in the conversations.
package struct SaidRows {
    private let conversations: Connection

    package init(_ conversations: Connection) { self.conversations = conversations }

    package func areThere(of run: String) throws(StoreError) -> Bool {
        try conversations.integer(
            """
            SELECT EXISTS(SELECT 1 FROM messages WHERE worker_id = ?1)
                OR EXISTS(SELECT 1 FROM log_pieces WHERE worker_id = ?1)
            """,
            run
        ) == 1
    }

    /// Takes them out, and their words out of the search; how far the run was read stays known. Belongs into a
    /// transaction of its caller.
    package func remove(of run: String, _ texts: SearchTexts) throws(StoreError) {
        try SearchTables(conversations).remove(try documents(of: run), texts)
        try conversations.run("DELETE FROM messages WHERE worker_id = ?", run)
        try conversations.run("DELETE FROM log_pieces WHERE worker_id = ?", run)
    }

    private func documents(of run: String) throws(StoreError) -> [SearchDocument] {
        let blocks = try conversations.rows(
            """
            SELECT block_id, blocks.timestamp, content_type FROM messages JOIN blocks USING(message_id)
            WHERE worker_id = ?
            """,
            run
        ) { SearchDocument(row: $0.integer(0) ?? 0, at: $0.text(1), of: .blocks, type: $0.text(2)) }
        let pieces = try conversations.rows("SELECT piece_id, timestamp FROM log_pieces WHERE worker_id = ?", run) {
            SearchDocument(row: $0.integer(0) ?? 0, at: $0.text(1), of: .pieces, type: nil)
        }
        return (blocks + pieces).compactMap(\.self)
    }

    /// The months of the search that have no text any more.
    package func removeEmptyMonths() throws(StoreError) {
        let months = try conversations.rows(
            """
            SELECT month FROM search_months m WHERE NOT EXISTS(SELECT 1 FROM search_docs d WHERE d.month = m.month)
            """
        ) { $0.integer(0) ?? 0 }
        for month in months.compactMap({ SearchMonth(number: $0) }) {
            try conversations.runScript("DROP TABLE \(month.table)")
            try conversations.run("DELETE FROM search_months WHERE month = ?", month.number)
        }
    }
}
