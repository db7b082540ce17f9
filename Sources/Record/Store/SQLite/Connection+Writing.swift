import CSQLite
import Domain

extension Connection {
    /// The only way to a transaction: it takes the right to write before it reads, since one that asks for it later is
    /// refused at once, whatever its patience, when another has written in between. It does not begin where the file is
    /// no longer in its place. What `body` throws takes back what it did.
    package func write<Result, Failure: Error>(
        orRefused wrap: (StoreError) -> Failure,
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(!isWriting, "A transaction does not begin in another")
        do throws(StoreError) {
            try checkPlace()
            try run("BEGIN IMMEDIATE")
        } catch { throw wrap(error) }
        let result: Result
        do { result = try body() } catch {
            endTransaction()
            throw error
        }
        precondition(isWriting, "The body of a transaction does not end it")
        do { try run("COMMIT") } catch {
            endTransaction()
            throw wrap(error)
        }
        return result
    }

    package func write<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
        try write(orRefused: { (error: StoreError) in error }, body)
    }

    package var isWriting: Bool { sqlite3_get_autocommit(database.pointer) == 0 }

    /// Takes back what was not committed. After some failures SQLite has done so by itself.
    func endTransaction() {
        guard isWriting else { return }
        Deliberate.ignore(because: "the failure that led here is the one to report, and closing rolls back as well") {
            () throws(StoreError) in try run("ROLLBACK")
        }
    }
}
