extension Connection {
    /// All that `body` reads is of one moment, whoever writes meanwhile. It is to be short: until it ends the WAL keeps
    /// all that is written.
    package func read<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
        precondition(!isWriting, "A reading does not begin in a transaction")
        try run("BEGIN")
        let result: Result
        do throws(StoreError) { result = try body() } catch {
            endTransaction()
            throw error
        }
        try run("COMMIT")
        return result
    }

    /// Another number whenever another connection has written since.
    package func dataVersion() throws(StoreError) -> Int64 { try integer("PRAGMA data_version") ?? 0 }
}
