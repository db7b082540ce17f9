import CSQLite

/// Both databases as one, without our checksums, for any program that reads SQLite. The copy is of one moment each,
/// whatever is written meanwhile.
package struct PlainCopy {
    /// `RSTB`
    package static let applicationID: Int32 = 0x5253_5442
    private static let record = "record"
    private static let said = "said"

    private let database: DatabaseHandle

    /// `file` is there and empty. It is not on the device when this returns, and after a failure of no use.
    package static func write(_ file: String, index: String, conversations: String?) throws(StoreError) {
        let copy = try PlainCopy(file)
        try copy.attach(index, as: record)
        if let conversations { try copy.attach(conversations, as: said) }
        let databases = conversations == nil ? [record] : [record, said]
        try copy.script("BEGIN")
        // Both moments are now, and not when the first of many tables is done.
        for database in databases { _ = try copy.texts("SELECT count(*) FROM \(database).sqlite_schema") }
        for database in databases { try copy.copyTables(of: database) }
        for kind in ["index", "view"] { for database in databases { try copy.make(kind, of: database) } }
        let version = try copy.texts("PRAGMA \(record).user_version").first?.first ?? "0"
        try copy.script("PRAGMA main.user_version = \(version); PRAGMA main.application_id = \(applicationID); COMMIT")
    }

    private init(_ file: String) throws(StoreError) {
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        var opened: OpaquePointer?
        let registered = roost_sqlite_register_checked()
        let code =
            registered == SQLITE_OK ? sqlite3_open_v2(file, &opened, flags, roost_sqlite_checked()) : registered
        guard let opened else {
            throw .refused(file: file, ResultCode(code), text: "there is no memory for it", statement: nil)
        }
        database = DatabaseHandle(opened, file: file)
        try database.check(code)
        sqlite3_busy_timeout(opened, 5_000)
        // It is written by us alone, and as a whole or not at all.
        try script("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF")
    }

    /// For reading only, so that nobody but the index ever moves a WAL into its file.
    private func attach(_ file: String, as name: String) throws(StoreError) {
        let statement = try Statement("ATTACH ? AS \(name)", of: database, isKept: false)
        try statement.run(DatabaseFile.uri(file, "mode=ro"))
    }

    // MARK: - What is copied

    /// A virtual table makes the tables that it keeps its things in, so that it comes first; these are emptied then,
    /// and filled like all others.
    private func copyTables(of source: String) throws(StoreError) {
        let others = try names(of: "main")
        let tables = try texts(
            "SELECT name, sql FROM \(source).sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
                + "ESCAPE '\\' ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        for table in tables where !others.contains(table[0]) {
            let isShadow = try names(of: "main").contains(table[0])
            if !isShadow { try script(table[1]) }
            if table[1].hasPrefix("CREATE VIRTUAL") { continue }
            if isShadow { try script("DELETE FROM main.\"\(table[0])\"") }
            try copyRows(of: table[0], from: source)
        }
        // Each file has the cursors of what it holds; here a message is to find its source.
        if others.contains("sources") { try copyRows(of: "sources", from: source) }
    }

    private func copyRows(of table: String, from source: String) throws(StoreError) {
        let columns = try texts(
            "SELECT name FROM pragma_table_xinfo('\(table)', '\(source)') WHERE hidden = 0 ORDER BY cid"
        ).map { "\"\($0[0])\"" }.joined(separator: ", ")
        try script(
            "INSERT OR IGNORE INTO main.\"\(table)\"(\(columns)) SELECT \(columns) FROM \(source).\"\(table)\""
        )
    }

    /// Indexes and views, once all rows are there.
    private func make(_ kind: String, of source: String) throws(StoreError) {
        let others = try names(of: "main")
        let made = try texts("SELECT name, sql FROM \(source).sqlite_schema WHERE type = '\(kind)' AND sql IS NOT NULL")
        for entry in made where !others.contains(entry[0]) { try script(entry[1]) }
    }

    private func names(of source: String) throws(StoreError) -> Set<String> {
        Set(try texts("SELECT name FROM \(source).sqlite_schema").map { $0[0] })
    }

    // MARK: - Calls

    private func script(_ text: String) throws(StoreError) {
        try database.check(sqlite3_exec(database.pointer, text, nil, nil, nil), text)
    }

    private func texts(_ question: String) throws(StoreError) -> [[String]] {
        var rows: [[String]] = []
        try Statement(question, of: database, isKept: false).each { (row) throws(StoreError) in
            rows.append((0..<Int32(row.columnCount)).map { row.text($0) ?? "" })
            return true
        }
        return rows
    }
}
