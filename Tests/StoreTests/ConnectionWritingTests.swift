import Platform
import Store
import TestSupport
import Testing

@Suite struct ConnectionWritingTests {
    private enum Trouble: Error, Equatable {
        case own
        case store(StoreError)
    }

    private let home: TemporaryHome
    private let connection: Connection

    init() throws {
        home = try TemporaryHome(for: "ConnectionWritingTests")
        connection = try Connection(home.path("a.db"), for: .create, on: SystemDisk())
        try connection.runScript("CREATE TABLE t(a INTEGER PRIMARY KEY) STRICT")
    }

    @Test func whatTheBodyDidIsThereAfterwards() throws {
        let answer = try connection.write { () throws(StoreError) in
            try connection.run("INSERT INTO t VALUES(1)")
            return connection.changeCount
        }
        #expect(answer == 1)
        let reader = try Connection(home.path("a.db"), for: .read, on: SystemDisk())
        #expect(try reader.integer("SELECT count(*) FROM t") == 1)
    }

    @Test func aFailureOfTheBodyTakesItBack() throws {
        #expect(throws: Trouble.own) {
            try connection.write(orRefused: Trouble.store) { () throws(Trouble) in
                do throws(StoreError) { try connection.run("INSERT INTO t VALUES(1)") } catch { throw .store(error) }
                throw .own
            }
        }
        #expect(try connection.integer("SELECT count(*) FROM t") == 0)
        #expect(!connection.isWriting)
    }

    @Test func aRefusedRowTakesTheOthersBack() throws {
        let refusal = #expect(throws: StoreError.self) {
            try connection.write { () throws(StoreError) in
                try connection.run("INSERT INTO t VALUES(1)")
                try connection.run("INSERT INTO t VALUES(1)")
            }
        }
        #expect(refusal?.kind == .constraint)
        #expect(try connection.integer("SELECT count(*) FROM t") == 0)
    }

    @Test func whoeverHasNoPatienceIsTurnedAwayBeforeTheBody() throws {
        let other = try Connection(home.path("a.db"), for: .write, patience: .zero, on: SystemDisk())
        var isBegun = false
        try connection.write { () throws(StoreError) in
            let refusal = #expect(throws: StoreError.self) {
                try other.write { () throws(StoreError) in isBegun = true }
            }
            #expect(refusal?.kind == .busy)
            #expect(refusal?.isPassing == true)
            #expect(refusal?.hint != nil)
        }
        #expect(!isBegun)
    }

    @Test func whoeverHasPatienceWaitsForTheOther() throws {
        let file = home.path("a.db")
        try connection.run("BEGIN IMMEDIATE")
        let thread = SideThread {
            let other = try Connection(file, for: .write, patience: .seconds(60), on: SystemDisk())
            try other.write { () throws(StoreError) in try other.run("INSERT INTO t VALUES(2)") }
        }
        try connection.run("INSERT INTO t VALUES(1)")
        try connection.run("COMMIT")
        try thread.join()
        #expect(try connection.integer("SELECT count(*) FROM t") == 2)
    }
}
