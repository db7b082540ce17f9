import CSQLite
package import Platform

/// One connection to one database, for one thread at a time.
package final class Connection {
    package enum Purpose: Hashable, Sendable {
        /// Makes the file where it is missing.
        case create
        case write
        case read
    }

    package let file: String
    package let purpose: Purpose
    let database: DatabaseHandle
    let disk: any Disk
    private let place: FileStatus
    private var statements = StatementCache()

    /// `patience` is how long a call waits for another program that writes. `check` looks at the file before anything
    /// of it is changed.
    package init(
        _ path: String,
        for purpose: Purpose,
        patience: Duration = .seconds(5),
        on disk: any Disk,
        check: (Connection) throws(StoreError) -> Void = { _ in }
    ) throws(StoreError) {
        file = try DatabaseFile.prepare(path, for: purpose, on: disk)
        self.purpose = purpose
        self.disk = disk
        place = try Self.place(of: file, on: disk)
        database = try Self.open(file, purpose)
        database.leaveAsItIs(true)
        try checkPlace()
        try configure(patience)
        // Opening does not read the file, and whoever opens it wants to know that it is one.
        _ = try schemaVersion()
        try check(self)
        database.leaveAsItIs(false)
        guard purpose != .read else { return }
        if try integer("PRAGMA page_count") == 0 {
            try runScript("PRAGMA page_size = \(StoreLimits.pageBytes)")
            try database.check(roost_sqlite_reserve_checksums(database.pointer))
        }
        try useWAL()
    }

    /// Reads the database of another program as it is, and leaves nothing beside it, as opening it otherwise does.
    /// Where its WAL holds something, what that program shares with others who read says where.
    package init(untouched path: String, patience: Duration = .seconds(5), on disk: any Disk) throws(StoreError) {
        file = try DatabaseFile.prepare(path, for: .read, on: disk)
        purpose = .read
        self.disk = disk
        place = try Self.place(of: file, on: disk)
        let hasWAL = try DatabaseFile.wasLeftOpen(file, on: disk)
        database = try Self.open(
            DatabaseFile.uri(file, hasWAL ? "mode=ro&readonly_shm=1" : "immutable=1"),
            named: file,
            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
        )
        try checkPlace()
        try configure(patience)
        _ = try schemaVersion()
    }

    /// Runs a statement that is worth keeping.
    package func run<each Argument: Bindable>(
        _ text: String,
        _ arguments: repeat each Argument
    ) throws(StoreError) {
        try statement(text).run(repeat each arguments)
    }

    /// Runs several statements, one after the other, that are not worth keeping.
    package func runScript(_ text: String) throws(StoreError) {
        try database.check(sqlite3_exec(database.pointer, text, nil, nil, nil), text)
    }

    /// All rows, as whatever `make` makes of each.
    package func rows<each Argument: Bindable, Element>(
        _ text: String,
        _ arguments: repeat each Argument,
        make: (borrowing Row) throws(StoreError) -> Element
    ) throws(StoreError) -> [Element] {
        var made: [Element] = []
        try statement(text).each(repeat each arguments) { (row) throws(StoreError) in
            made.append(try make(row))
            return true
        }
        return made
    }

    /// The same for values that are only known at run time.
    package func rows<Element>(
        _ text: String,
        values: [Value],
        make: (borrowing Row) throws(StoreError) -> Element
    ) throws(StoreError) -> [Element] {
        var made: [Element] = []
        try statement(text).each(values: values) { (row) throws(StoreError) in
            made.append(try make(row))
            return true
        }
        return made
    }

    /// The first row alone, or nothing where there is none.
    package func first<each Argument: Bindable, Element>(
        _ text: String,
        _ arguments: repeat each Argument,
        make: (borrowing Row) throws(StoreError) -> Element
    ) throws(StoreError) -> Element? {
        try statement(text).first(repeat each arguments, make: make)
    }

    /// The number in the first column of the first row.
    package func integer<each Argument: Bindable>(
        _ text: String,
        _ arguments: repeat each Argument
    ) throws(StoreError) -> Int64? {
        try first(text, repeat each arguments) { $0.integer(0) } ?? nil
    }

    /// A statement that is kept, so that it is prepared only once.
    package func statement(_ text: String) throws(StoreError) -> Statement {
        try statements.statement(text) { () throws(StoreError) in
            try Statement(text, of: database, isKept: true)
        }
    }

    /// How many rows the last statement inserted, changed or deleted.
    package var changeCount: Int64 { sqlite3_changes64(database.pointer) }

    /// Refuses to go on where the path no longer leads to the file that is open: on a disk that was taken away SQLite
    /// goes on writing as if nothing had happened.
    package func checkPlace() throws(StoreError) {
        guard try Self.place(of: file, on: disk).isSameFile(as: place) else { throw .away(file: file) }
    }

    private static func place(of file: String, on disk: any Disk) throws(StoreError) -> FileStatus {
        let status = try StoreError.wrapping { () throws(PlatformError) in try disk.status(of: file) }
        guard let status else { throw .away(file: file) }
        return status
    }

    private static func open(_ file: String, _ purpose: Purpose) throws(StoreError) -> DatabaseHandle {
        // Never with SQLITE_OPEN_CREATE: a file is made by us, with our mode and only where that is meant.
        try open(file, named: file, purpose == .read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE)
    }

    private static func open(_ name: String, named file: String, _ access: Int32) throws(StoreError) -> DatabaseHandle {
        let flags = access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE
        var opened: OpaquePointer?
        let registered = roost_sqlite_register_checked()
        let code =
            registered == SQLITE_OK ? sqlite3_open_v2(name, &opened, flags, roost_sqlite_checked()) : registered
        guard let opened else {
            throw .refused(file: file, ResultCode(code), text: "there is no memory for it", statement: nil)
        }
        let database = DatabaseHandle(opened, file: file)
        try database.check(code)
        return database
    }

    private func configure(_ patience: Duration) throws(StoreError) {
        let switches = [
            (SQLITE_DBCONFIG_ENABLE_FKEY, true), (SQLITE_DBCONFIG_DEFENSIVE, true),
            (SQLITE_DBCONFIG_TRUSTED_SCHEMA, false), (SQLITE_DBCONFIG_DQS_DML, false),
            (SQLITE_DBCONFIG_DQS_DDL, false),
        ]
        for (option, isOn) in switches {
            try database.check(roost_sqlite_switch(database.pointer, option, isOn))
        }
        sqlite3_busy_timeout(database.pointer, Int32(clamping: Int64(patience / .milliseconds(1))))
    }

    private func useWAL() throws(StoreError) {
        let mode = try first("PRAGMA journal_mode = WAL") { $0.text(0) ?? "" } ?? ""
        guard mode == "wal" else { throw .notWAL(file: file, mode: mode) }
        // With a WAL this syncs at each checkpoint: a power cut may take the last commits, and spoils nothing. What it
        // takes is in the files that the index is made of, and so is where the reading of them stood. Of two files it
        // may take those of one alone: whoever writes both looks whether it did.
        try runScript(
            """
            PRAGMA synchronous = NORMAL;
            PRAGMA cache_size = -\(StoreLimits.writerCacheKibibytes);
            PRAGMA wal_autocheckpoint = \(StoreLimits.walPagesBetweenCheckpoints);
            PRAGMA journal_size_limit = \(StoreLimits.idleWALBytesMax);
            """
        )
    }
}
