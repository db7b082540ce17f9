import CSQLite

/// The open database itself, which goes when the connection and the last of its statements are gone.
final class DatabaseHandle {
    let pointer: OpaquePointer
    let file: String
    /// Who stands before the questions of others, where they are asked here.
    var questions: QuestionGuard?

    init(_ pointer: OpaquePointer, file: String) {
        self.pointer = pointer
        self.file = file
    }

    deinit { sqlite3_close_v2(pointer) }

    /// What SQLite has just refused. Its text is read at once: the next call replaces it.
    func failure(_ code: Int32, _ statement: String? = nil) -> StoreError {
        let text = String(cString: sqlite3_errmsg(pointer))
        let error = StoreError.refused(file: file, ResultCode(code), text: text, statement: statement)
        if error.isDamage { leaveAsItIs(true) }
        return error
    }

    /// Whoever closes a file last writes the WAL into it and removes the WAL. What is damaged is to stay as it is.
    func leaveAsItIs(_ isLeft: Bool) {
        _ = roost_sqlite_switch(pointer, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, isLeft)
    }

    func check(_ code: Int32, _ statement: @autoclosure () -> String? = nil) throws(StoreError) {
        guard code == SQLITE_OK else { throw failure(code, statement()) }
    }
}
