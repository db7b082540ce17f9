extension Connection {
    /// Copies rows from a database that is attached into the table of the same name; of one that is there already, the
    /// row stays or is replaced. Columns that are computed are computed again.
    package func copyRows(
        of table: String,
        from source: String,
        where condition: String = "true",
        isReplacing: Bool = false
    ) throws(StoreError) {
        let names = try rows("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid", table) { row in
            "\"\(row.text(0) ?? "")\""
        }.joined(separator: ", ")
        try runScript(
            """
            INSERT OR \(isReplacing ? "REPLACE" : "IGNORE") INTO main."\(table)"(\(names))
            SELECT \(names) FROM \(source)."\(table)" WHERE \(condition)
            """
        )
    }
}
