import Store

/// How many rows a table of the index has.
package struct TableCount: Hashable, Sendable {
    package let name: String
    package let rows: Int64
}

extension OpenRecord {
    /// Of all tables of the index, by their names.
    package func tableCounts() throws(QueriesError) -> [TableCount] {
        try inStore { () throws(StoreError) in
            let names = try index.rows(
                """
                SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
                    AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
                """
            ) { $0.text(0) ?? "" }
            var counts: [TableCount] = []
            for name in names {
                let quoted = name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                let rows = try index.integer("SELECT count(*) FROM main.\"\(quoted)\"") ?? 0
                counts.append(TableCount(name: name, rows: rows))
            }
            return counts
        }
    }
}
