import CSQLite

/// A database as it lies there. To open it as any other puts a WAL beside it, and whoever only reads leaves it there.
struct UntouchedDatabase {
    private let database: DatabaseHandle

    /// What a WAL holds is not seen.
    init(_ file: String) throws(StoreError) {
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        var opened: OpaquePointer?
        let registered = roost_sqlite_register_checked()
        let uri = DatabaseFile.uri(file, "immutable=1")
        let code =
            registered == SQLITE_OK ? sqlite3_open_v2(uri, &opened, flags, roost_sqlite_checked()) : registered
        guard let opened else {
            throw .refused(file: file, ResultCode(code), text: "there is no memory for it", statement: nil)
        }
        database = DatabaseHandle(opened, file: file)
        try database.check(code)
    }

    func property(_ property: Property) throws(StoreError) -> String? {
        var value: String?
        let statement = try Statement("SELECT value FROM properties WHERE name = ?", of: database, isKept: false)
        try statement.each(property.rawValue) { (row) throws(StoreError) in
            value = row.text(0)
            return false
        }
        return value
    }
}
