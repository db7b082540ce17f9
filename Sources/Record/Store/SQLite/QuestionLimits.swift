import CSQLite

/// What a question in SQL that somebody else wrote may take of SQLite. Most of it is what SQLite's own advice on
/// untrusted SQL recommends (sqlite.org/security.html).
enum QuestionLimits {
    static let valueBytesMax: Int32 = 10_000_000
    static let statementBytesMax: Int32 = 64 << 10
    /// What all values, sorts and caches take together; the process has more, for everything else.
    static let heapBytesMax: Int64 = 192 << 20

    static let all: [(number: Int32, most: Int32)] = [
        (SQLITE_LIMIT_LENGTH, valueBytesMax), (SQLITE_LIMIT_SQL_LENGTH, statementBytesMax),
        (SQLITE_LIMIT_COLUMN, 500), (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_COMPOUND_SELECT, 16),
        (SQLITE_LIMIT_VDBE_OP, 25_000), (SQLITE_LIMIT_FUNCTION_ARG, 32), (SQLITE_LIMIT_ATTACHED, 1),
        (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64), (SQLITE_LIMIT_VARIABLE_NUMBER, 32), (SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]
}
