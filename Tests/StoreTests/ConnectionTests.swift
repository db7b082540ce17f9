import Glibc
import Platform
import Store
import TestSupport
import Testing

@Suite struct ConnectionTests {
    private let disk = SystemDisk()
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "ConnectionTests") }

    @Test func aNewDatabaseIsPrivateAndHasAWAL() throws {
        let connection = try Connection(home.path("a.db"), for: .create, on: disk)
        #expect(try connection.first("PRAGMA journal_mode") { $0.text(0) } == "wal")
        #expect(try connection.integer("PRAGMA synchronous") == 1)
        #expect(try connection.integer("PRAGMA foreign_keys") == 1)
        #expect(try connection.integer("PRAGMA trusted_schema") == 0)
        try connection.runScript("CREATE TABLE t(a INTEGER) STRICT")
        for name in ["a.db", "a.db-wal", "a.db-shm"] {
            #expect(try disk.status(of: home.path(name))?.isPrivate == true, "\(name)")
        }
        #expect(try connection.integer("SELECT count(*) FROM t") == 0)
    }

    @Test func valuesMayBeKnownOnlyAtRunTime() throws {
        let connection = try Connection(home.path("a.db"), for: .create, on: disk)
        let values: [Value] = [.integer(1), .text("two"), .null]
        let found = try connection.rows("SELECT ?, ?, ? UNION ALL SELECT 2, 3, 4", values: values) { $0.values }
        #expect(found == [values, [.integer(2), .integer(3), .integer(4)]])
    }

    @Test func aReaderCannotWrite() throws {
        let writer = try Connection(home.path("a.db"), for: .create, on: disk)
        try writer.runScript("CREATE TABLE t(a INTEGER) STRICT")
        let reader = try Connection(home.path("a.db"), for: .read, on: disk)
        let refusal = #expect(throws: StoreError.self) { try reader.run("INSERT INTO t VALUES(1)") }
        #expect(refusal?.kind == .readOnly)
        try writer.run("INSERT INTO t VALUES(2)")
        #expect(try reader.integer("SELECT a FROM t") == 2)
    }

    @Test func whatIsNoDatabaseIsToldApart() throws {
        try disk.createFile(home.path("a.db"), with: Array(repeating: 7, count: 4096))
        let refusal = #expect(throws: StoreError.self) {
            _ = try Connection(home.path("a.db"), for: .write, on: disk)
        }
        #expect(refusal?.kind == .notADatabase)
        #expect(refusal?.isDamage == true)
        #expect(refusal?.hint?.contains("reindex") == true)
    }

    @Test func aRefusalNamesFileAndStatement() throws {
        let connection = try Connection(home.path("a.db"), for: .create, on: disk)
        let refusal = #expect(throws: StoreError.self) { try connection.run("SELECT x FROM nowhere") }
        let text = refusal.map { "\($0)" } ?? ""
        #expect(text.contains(home.path("a.db")))
        #expect(text.contains("no such table: nowhere"))
        #expect(text.hasSuffix("in: SELECT x FROM nowhere"))
    }

    @Test func textInDoubleQuotesIsNoText() throws {
        let connection = try Connection(home.path("a.db"), for: .create, on: disk)
        #expect(throws: StoreError.self) { try connection.run("SELECT \"x\"") }
    }

    @Test func theMarksOfTheFileAreKept() throws {
        let connection = try Connection(home.path("a.db"), for: .create, on: disk)
        #expect(try connection.applicationID() == 0)
        try connection.setApplicationID(77)
        try connection.setSchemaVersion(3)
        let other = try Connection(home.path("a.db"), for: .read, on: disk)
        #expect(try other.applicationID() == 77)
        #expect(try other.schemaVersion() == 3)
    }

    @Test func aCheckpointEmptiesTheWALUnlessSomebodyReads() throws {
        let connection = try Connection(home.path("a.db"), for: .create, patience: .zero, on: disk)
        try connection.runScript("CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES(1), (2)")
        let reader = try Connection(home.path("a.db"), for: .read, on: disk)
        try connection.run("INSERT INTO t VALUES(3)")
        try reader.statement("SELECT a FROM t").each { (_) throws(StoreError) in
            let isEmpty = try connection.checkpoint()
            #expect(!isEmpty)
            return false
        }
        #expect(try connection.checkpoint())
        #expect(try disk.status(of: home.path("a.db-wal"))?.bytes == 0)
    }

    @Test func aFullDiskTakesTheTransactionBackAndLeavesTheRest() throws {
        let connection = try Connection(home.path("a.db"), for: .create, on: disk)
        try connection.runScript("CREATE TABLE t(a BLOB) STRICT; INSERT INTO t VALUES(x'01')")
        // SQLite's own bound gives the code that a full disk gives.
        try connection.runScript("PRAGMA max_page_count = 4")
        let refusal = #expect(throws: StoreError.self) {
            try connection.write { () throws(StoreError) in
                try connection.run("INSERT INTO t VALUES(x'02')")
                try connection.run("INSERT INTO t VALUES(zeroblob(100000))")
            }
        }
        #expect(refusal?.kind == .full)
        #expect(refusal?.isPassing == true)
        #expect(!connection.isWriting)
        #expect(try connection.integer("SELECT count(*) FROM t") == 1)
    }
}
