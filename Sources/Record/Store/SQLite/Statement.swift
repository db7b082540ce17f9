import CSQLite

/// A statement that is prepared once and run often. Between two runs it holds neither a lock nor a value.
package final class Statement {
    private let database: DatabaseHandle
    private let pointer: OpaquePointer
    private let room = BindingRoom()

    /// `isKept` tells SQLite that the statement will live long, so that it does not take the memory for short ones.
    init(_ text: String, of database: DatabaseHandle, isKept: Bool) throws(StoreError) {
        var text = text
        var prepared: OpaquePointer?
        let flags = isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
        let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_prepare_v3(database.pointer, $0.baseAddress, Int32($0.count), flags, &prepared, nil)
            }
        }
        try database.check(code, text)
        guard let prepared else { throw database.failure(SQLITE_MISUSE, text) }
        self.database = database
        pointer = prepared
    }

    deinit { sqlite3_finalize(pointer) }

    /// Runs it to its end. What it selects is passed over.
    package func run<each Argument: Bindable>(_ arguments: repeat each Argument) throws(StoreError) {
        defer { reset() }
        try bind(repeat each arguments)
        while try step() {}
    }

    /// The same for rows that there are many of: `bind` gives their values.
    package func run(bind: (inout Bindings) -> Void) throws(StoreError) {
        defer { reset() }
        var bindings = Bindings(pointer, room)
        bind(&bindings)
        try check(bindings)
        while try step() {}
    }

    /// The same for values that are only known at run time.
    package func run(values: [Value]) throws(StoreError) {
        try each(values: values) { _ in true }
    }

    /// Hands each row on as it comes, until `take` answers no.
    package func each<each Argument: Bindable>(
        _ arguments: repeat each Argument,
        take: (borrowing Row) throws(StoreError) -> Bool
    ) throws(StoreError) {
        defer { reset() }
        try bind(repeat each arguments)
        while try step() {
            guard try take(Row(pointer)) else { return }
        }
    }

    /// The same for values that are only known at run time.
    package func each(
        values: [Value],
        take: (borrowing Row) throws(StoreError) -> Bool
    ) throws(StoreError) {
        defer { reset() }
        var bindings = Bindings(pointer, room)
        for value in values { value.bind(to: &bindings) }
        try check(bindings)
        while try step() {
            guard try take(Row(pointer)) else { return }
        }
    }

    /// The first row alone, or nothing where there is none.
    package func first<each Argument: Bindable, Element>(
        _ arguments: repeat each Argument,
        make: (borrowing Row) throws(StoreError) -> Element
    ) throws(StoreError) -> Element? {
        var made: Element?
        try each(repeat each arguments) { (row) throws(StoreError) in
            made = try make(row)
            return false
        }
        return made
    }

    /// Whether somebody goes through its rows at this moment.
    var isRunning: Bool { sqlite3_stmt_busy(pointer) != 0 }

    private func bind<each Argument: Bindable>(_ arguments: repeat each Argument) throws(StoreError) {
        var bindings = Bindings(pointer, room)
        for argument in repeat each arguments { argument.bind(to: &bindings) }
        try check(bindings)
    }

    private func check(_ bindings: Bindings) throws(StoreError) {
        try database.check(bindings.code, text)
        precondition(
            bindings.count == sqlite3_bind_parameter_count(pointer),
            "A statement gets a value for each of its places"
        )
    }

    /// Whether there is a row.
    private func step() throws(StoreError) -> Bool {
        let code = sqlite3_step(pointer)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else { throw database.failure(code, text) }
        return false
    }

    /// SQLite repeats here what the last step has failed with, which was thrown already.
    private func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
        room.empty()
    }

    private var text: String? { sqlite3_sql(pointer).map { String(cString: $0) } }
}
