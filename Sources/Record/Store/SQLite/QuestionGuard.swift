import CSQLite

/// Decides, while SQLite reads a question, what it may do: look at tables, call functions that compute, and repeat
/// itself. Everything else is refused, and the first refusal is kept, since SQLite only says "not authorized".
final class QuestionGuard {
    private(set) var refused: String?

    func begin() { refused = nil }

    /// The full-text search reads this counter of changes to see whether what it remembers still holds.
    private static let pragmasAllowed: Set<String> = ["data_version"]

    private static let schemaTable = "sqlite_master"
    /// Where a table is made or dropped, the first that is asked for is a change of these.
    private static let schemaTables = [schemaTable, "sqlite_temp_master"]

    func isAllowed(_ action: Int32, _ first: String?, _ second: String?) -> Bool {
        let isAllowed =
            switch action {
            case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: true
            case SQLITE_FUNCTION: QuestionFunctions.isAllowed(second ?? "")
            case SQLITE_PRAGMA: second == nil && Self.pragmasAllowed.contains(first ?? "")
            // SQLite asks this before it makes what it needs to read a table that a function stands for. A statement
            // that would do it is refused as one that writes.
            case SQLITE_UPDATE: first == Self.schemaTable
            default: false
            }
        if !isAllowed, refused == nil { refused = Self.name(of: action, first, second) }
        return isAllowed
    }

    /// What stands in SQL for it.
    private static func name(of action: Int32, _ first: String?, _ second: String?) -> String {
        switch action {
        case SQLITE_FUNCTION: "the function \(second ?? "")"
        case SQLITE_PRAGMA: "PRAGMA \(first ?? "")"
        case SQLITE_ATTACH: "ATTACH or VACUUM INTO"
        case SQLITE_DETACH: "DETACH"
        case SQLITE_INSERT: schemaTables.contains(first ?? "") ? "CREATE" : "INSERT"
        case SQLITE_UPDATE: "UPDATE"
        case SQLITE_DELETE: schemaTables.contains(first ?? "") ? "DROP" : "DELETE"
        case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: "a transaction"
        case SQLITE_REINDEX: "REINDEX"
        case SQLITE_ANALYZE: "ANALYZE"
        case SQLITE_ALTER_TABLE: "ALTER TABLE"
        case SQLITE_DROP_INDEX, SQLITE_DROP_TABLE, SQLITE_DROP_TEMP_INDEX, SQLITE_DROP_TEMP_TABLE,
            SQLITE_DROP_TEMP_TRIGGER, SQLITE_DROP_TEMP_VIEW, SQLITE_DROP_TRIGGER, SQLITE_DROP_VIEW, SQLITE_DROP_VTABLE:
            "DROP"
        default: "CREATE"
        }
    }

    /// SQLite calls it with the guard as the first of its words, for as long as the database is open.
    func stand(before database: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_set_authorizer(
            database,
            { context, action, first, second, _, _ in
                guard let context else { return SQLITE_DENY }
                let asked = Unmanaged<QuestionGuard>.fromOpaque(context).takeUnretainedValue()
                let isAllowed = asked.isAllowed(
                    action,
                    first.map { String(cString: $0) },
                    second.map { String(cString: $0) }
                )
                return isAllowed ? SQLITE_OK : SQLITE_DENY
            },
            context
        )
    }
}
