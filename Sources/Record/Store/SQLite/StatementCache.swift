/// Prepared statements by their text: preparing one takes longer than most of them run.
struct StatementCache {
    /// Texts are our own and few. One that is put together at run time should not be here, and costs the others.
    static let countMax = 256

    private var statements: [String: Statement] = [:]

    /// One that is not running: where a caller goes through the rows of a statement and asks for the same again, it
    /// gets another.
    mutating func statement(
        _ text: String,
        make: () throws(StoreError) -> Statement
    ) throws(StoreError) -> Statement {
        if let known = statements[text], !known.isRunning { return known }
        let made = try make()
        if statements.count >= Self.countMax { removeAll() }
        statements[text] = made
        return made
    }

    mutating func removeAll() { statements.removeAll(keepingCapacity: true) }
}
