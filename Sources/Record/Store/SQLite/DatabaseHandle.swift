import CSQLite

/// The open database itself, which goes when the connection and the last of its statements are gone.
final class DatabaseHandle {
    let pointer: OpaquePointer
    let file: String

    init(_ pointer: OpaquePointer, file: String) {
        self.pointer = pointer
        self.file = file
    }

    deinit { sqlite3_close_v2(pointer) }

    /// What SQLite has just refused. Its text is read at once: the next call replaces it.
    func failure(_ code: Int32, _ statement: String? = nil) -> StoreError {
        let text = String(cString: sqlite3_errmsg(pointer))
        return .refused(file: file, ResultCode(code), text: text, statement: statement)
    }

    func check(_ code: Int32, _ statement: @autoclosure () -> String? = nil) throws(StoreError) {
        guard code == SQLITE_OK else { throw failure(code, statement()) }
    }
}
