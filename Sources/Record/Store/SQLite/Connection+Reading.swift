extension Connection {
    /// All that `body` reads is of one moment, whoever writes meanwhile. It is to be short: until it ends the WAL keeps
    /// all that is written.
    package func read<Result, Failure: Error>(
        orRefused wrap: (StoreError) -> Failure,
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(!isWriting, "A reading does not begin in a transaction")
        do throws(StoreError) { try run("BEGIN") } catch { throw wrap(error) }
        defer { endTransaction() }
        return try body()
    }

    package func read<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
        try read(orRefused: { (error: StoreError) in error }, body)
    }

    /// Another number whenever another connection has written since.
    package func dataVersion() throws(StoreError) -> Int64 { try integer("PRAGMA data_version") ?? 0 }
}
