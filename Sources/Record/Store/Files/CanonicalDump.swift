/// All that the tables of a database hold, as lines in one order, so that two databases can be compared whatever the
/// order in which they were written.
package enum CanonicalDump {
    /// What a file says about itself differs between equal ones, and so may the places in the search: texts of the same
    /// second have them in the order in which they came. Nor is it of any row when somebody looked at it.
    private static let ownTables: Set<String> = [
        "properties", "migrations", "search_docs", "search_months", "search_queue", "search_decisions",
        "validations",
    ]

    /// Hands over a line for each row: the table, and the values as SQL writes them.
    package static func write(
        _ connection: Connection,
        leavingOut left: Set<String> = [],
        line: (String) throws(StoreError) -> Void
    ) throws(StoreError) {
        let tables = try connection.rows(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
        ) { $0.text(0) ?? "" }
        for table in tables.sorted() where !ownTables.contains(table) && !left.contains(table) {
            let columns = try connection.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", table) {
                Self.literal(of: "\"\($0.text(0) ?? "")\"")
            }
            let row = columns.joined(separator: " || '|' || ")
            try connection.statement("SELECT \(row) FROM \"\(table)\" ORDER BY 1").each { (row) throws(StoreError) in
                try line("\(table)|\(row.text(0) ?? "")")
                return true
            }
        }
    }

    /// SQLite's own way to write a text ends at a NUL in it.
    private static func literal(of column: String) -> String {
        "iif(typeof(\(column)) = 'text' AND instr(\(column), char(0)), 'text ' || quote(CAST(\(column) AS BLOB)), "
            + "quote(\(column)))"
    }

    package static func text(of connection: Connection, leavingOut left: Set<String> = []) throws(StoreError) -> String
    {
        var text = ""
        try write(connection, leavingOut: left) { text += "\($0)\n" }
        return text
    }
}
