import CSQLite

extension Connection {
    /// Which program's file it is, in the words of SQLite; 0 for a file that nobody has marked.
    package var applicationID: Int64 {
        get throws(StoreError) { try integer("PRAGMA application_id") ?? 0 }
    }

    /// Which schema it has; 0 for a file that is new.
    package var schemaVersion: Int64 {
        get throws(StoreError) { try integer("PRAGMA user_version") ?? 0 }
    }

    package func setApplicationID(_ id: Int32) throws(StoreError) { try runScript("PRAGMA application_id = \(id)") }

    package func setSchemaVersion(_ version: Int64) throws(StoreError) {
        try runScript("PRAGMA user_version = \(version)")
    }

    /// Moves what the WAL holds into the file, and empties it where nobody reads from it. Answers whether it did.
    package func checkpoint() throws(StoreError) -> Bool {
        let code = sqlite3_wal_checkpoint_v2(database.pointer, "main", SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        if ResultCode(code).kind == .busy { return false }
        try database.check(code)
        return true
    }
}
