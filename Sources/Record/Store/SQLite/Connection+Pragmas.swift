import CSQLite

extension Connection {
    /// The name that SQLite gives the file which a connection was opened with. One that is attached has another.
    package static let main = "main"

    /// Which program's file it is, in the words of SQLite; 0 for a file that nobody has marked.
    package func applicationID(of database: String = main) throws(StoreError) -> Int64 {
        try integer("PRAGMA \(database).application_id") ?? 0
    }

    /// Which schema it has; 0 for a file that is new.
    package func schemaVersion(of database: String = main) throws(StoreError) -> Int64 {
        try integer("PRAGMA \(database).user_version") ?? 0
    }

    /// Whether each page is held against its checksum when it is read.
    package func isChecked(_ database: String = main) -> Bool {
        roost_sqlite_is_checked(self.database.pointer, database)
    }

    /// What SQLite finds wrong with the file, reading all of it; nothing where it is whole.
    package func findings() throws(StoreError) -> [String] {
        try rows("PRAGMA quick_check") { $0.text(0) ?? "" }.filter { $0 != "ok" }
    }

    package func setApplicationID(_ id: Int32) throws(StoreError) { try runScript("PRAGMA application_id = \(id)") }

    package func setSchemaVersion(_ version: Int64) throws(StoreError) {
        try runScript("PRAGMA user_version = \(version)")
    }

    /// Moves what the WAL holds into the file, as far as that goes without waiting for anybody. Answers whether that
    /// was all: what a reader looks at stays.
    package func movesWholeWAL() throws(StoreError) -> Bool {
        var (all, moved): (Int32, Int32) = (0, 0)
        let code = sqlite3_wal_checkpoint_v2(database.pointer, "main", SQLITE_CHECKPOINT_PASSIVE, &all, &moved)
        if ResultCode(code).kind == .busy { return false }
        try database.check(code)
        return moved >= all
    }

    /// Moves what the WAL holds into the file, and empties it where nobody reads from it. Answers whether it did.
    package func checkpoint() throws(StoreError) -> Bool {
        let code = sqlite3_wal_checkpoint_v2(database.pointer, "main", SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        if ResultCode(code).kind == .busy { return false }
        try database.check(code)
        return true
    }
}
