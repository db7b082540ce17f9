import CSQLite

extension Connection {
    /// From here on the connection only answers questions that somebody else wrote, within limits. What is attached
    /// already stays readable.
    package func confineToQuestions() throws(StoreError) {
        precondition(purpose == .read, "Questions are asked of a connection that only reads")
        // What sorts would put into files stays in memory, which has a limit.
        try runScript("PRAGMA query_only = 1; PRAGMA temp_store = 2; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0")
        for (number, most) in QuestionLimits.all { sqlite3_limit(database.pointer, number, most) }
        let asked = QuestionGuard()
        database.questions = asked
        asked.stand(before: database.pointer)
    }

    /// Bounds the memory of SQLite in this whole process, for good.
    package static func limitMemoryOfQuestions() { sqlite3_hard_heap_limit64(QuestionLimits.heapBytesMax) }

    /// Answers one question: first the names of its columns, then row by row, until `row` answers no. The values stand
    /// in the places that are named `:so` in it.
    package func ask(
        _ question: String,
        values: [String: String] = [:],
        columns: ([String]) -> Void,
        row: (borrowing Row) -> Bool
    ) throws(StoreError) {
        guard let asked = database.questions else {
            preconditionFailure("A connection is confined before it answers questions")
        }
        asked.begin()
        let statement = try prepare(question, asked)
        defer { sqlite3_finalize(statement) }
        guard sqlite3_stmt_readonly(statement) != 0 else { throw .forbidden("a statement that writes") }
        try bind(values, to: statement)
        let view = Row(statement)
        columns((0..<Int32(view.columnCount)).map { view.name($0) })
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw fault(code, in: question, asked) }
            guard row(Row(statement)) else { return }
        }
    }

    private func prepare(_ question: String, _ asked: QuestionGuard) throws(StoreError) -> OpaquePointer {
        var text = question
        var prepared: OpaquePointer?
        var others: OpaquePointer?
        var end = 0
        let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                var rest: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v2(
                    database.pointer,
                    bytes.baseAddress,
                    Int32(clamping: bytes.count),
                    &prepared,
                    &rest
                )
                guard code == SQLITE_OK, prepared != nil, let rest, let start = bytes.baseAddress else { return code }
                end = rest - start
                // Behind it may stand only what is nothing: white space and comments.
                return sqlite3_prepare_v2(database.pointer, rest, Int32(clamping: bytes.count - end), &others, nil)
            }
        }
        if others != nil || (prepared != nil && code != SQLITE_OK) {
            sqlite3_finalize(others)
            sqlite3_finalize(prepared)
            throw .question(
                "there is a second statement, and one is answered at a time",
                QuestionPlace(end, in: question)
            )
        }
        guard code == SQLITE_OK else { throw fault(code, in: question, asked) }
        guard let prepared else { throw .question("there is no statement in it", nil) }
        return prepared
    }

    private func bind(_ values: [String: String], to statement: OpaquePointer) throws(StoreError) {
        for index in 1..<(sqlite3_bind_parameter_count(statement) + 1) {
            let name = sqlite3_bind_parameter_name(statement, index).map { String(cString: $0) }
            guard let name, var value = values[String(name.dropFirst())] else {
                throw .question("there is no value for \(name ?? "?")", nil)
            }
            try database.check(
                value.withUTF8 { roost_sqlite_bind(statement, index, $0.baseAddress, $0.count, true) }
            )
        }
    }

    /// What SQLite has just refused, in the words of the question.
    private func fault(_ code: Int32, in question: String, _ asked: QuestionGuard) -> StoreError {
        if let refused = asked.refused { return .forbidden(refused) }
        let offset = Int(sqlite3_error_offset(database.pointer))
        let said = String(cString: sqlite3_errmsg(database.pointer))
        let error = database.failure(code)
        if error.isDamage { return error }
        if error.kind == .noMemory || error.kind == .tooBig { return .tooMuch(said) }
        return .question(said, offset < 0 ? nil : QuestionPlace(offset, in: question))
    }
}
