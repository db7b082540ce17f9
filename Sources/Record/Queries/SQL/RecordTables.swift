import Store

/// The tables and views that a question can ask, as SQL writes them.
package struct RecordTables: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package let name: String
        /// `table` or `view`
        package let kind: String
        package let sql: String
        package let columns: [String]
    }

    package let entries: [Entry]

    package init(of record: OpenRecord) throws(QueriesError) {
        var entries: [Entry] = []
        let databases = [Connection.main] + (record.hasConversations ? [ConversationsFile.name] : [])
        for database in databases {
            entries += try inStore { () throws(StoreError) in
                try record.index.rows(
                    """
                    SELECT name, type, sql,
                        (SELECT group_concat(name, ',') FROM pragma_table_info(tables.name, '\(database)'))
                    FROM \(database).sqlite_schema AS tables
                    WHERE type IN ('table', 'view') AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                    ORDER BY name
                    """
                ) { row in
                    Entry(
                        name: row.text(0) ?? "",
                        kind: row.text(1) ?? "",
                        sql: row.text(2) ?? "",
                        columns: (row.text(3) ?? "").split(separator: ",").map(String.init)
                    )
                }
            }
        }
        self.entries = entries
    }

    package func entries(named name: String) -> [Entry] { entries.filter { $0.name == name.lowercased() } }
}
