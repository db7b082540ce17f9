import CSQLite

/// What the databases are kept by.
package enum SQLiteLibrary {
    /// Of the library that is there now, which need not be the one that this was built with.
    package static var version: String { String(cString: sqlite3_libversion()) }
}
