import Domain
import Platform
import Store
import TestSupport
import Testing

@Suite struct BindingsTests {
    private let home: TemporaryHome
    private let connection: Connection

    init() throws {
        home = try TemporaryHome(for: "BindingsTests")
        connection = try Connection(home.path("a.db"), for: .create, on: SystemDisk())
        try connection.run("CREATE TABLE t(a, b, c, d, e, f, g)")
    }

    @Test func eachTypeStandsInItsPlace() throws {
        let insert = try connection.statement("INSERT INTO t VALUES(?, ?, ?, ?, ?, ?, ?)")
        try insert.run { row in
            row.add(Int64.min)
            row.add(0.5)
            row.add(true)
            row.add("a\u{0}é")
            row.add(WallTime(nanoseconds: 1_500_000_000))
            row.add(Money(nanodollars: 7))
            row.add([UInt8]([0, 255]))
        }
        let row = try connection.first("SELECT * FROM t") { $0.values }
        let time = Value.text("1970-01-01T00:00:01.500Z")
        #expect(
            row == [.integer(.min), .real(0.5), .integer(1), .text("a\u{0}é"), time, .integer(7), .blob([0, 255])]
        )
    }

    /// A place that is given nothing keeps nothing of the row before either.
    @Test func nothingIsNullWhateverStoodThereBefore() throws {
        let insert = try connection.statement("INSERT INTO t VALUES(?, ?, ?, ?, ?, ?, ?)")
        for isThere in [true, false] {
            try insert.run { row in
                row.add(isThere ? Int64(1) : nil)
                row.add(isThere ? 0.5 : nil as Double?)
                row.add(isThere ? true : nil as Bool?)
                row.add(isThere ? "text" : nil as String?)
                row.add(isThere ? WallTime(nanoseconds: 0) : nil)
                row.add(isThere ? Money(nanodollars: 1) : nil)
                row.add(isThere ? [1] : nil as [UInt8]?)
            }
        }
        let types = try connection.rows("SELECT typeof(a) || typeof(b) || typeof(c) || typeof(d) || typeof(e) FROM t") {
            $0.text(0)
        }
        #expect(types == ["integerrealintegertexttext", "nullnullnullnullnull"])
        #expect(try connection.integer("SELECT count(*) FROM t WHERE f IS NULL AND g IS NULL") == 1)
    }

    @Test func aValueTooFewIsOurMistake() async {
        await #expect(processExitsWith: .failure) {
            let home = try TemporaryHome(for: "aValueTooFew")
            let connection = try Connection(home.path("a.db"), for: .create, on: SystemDisk())
            try connection.statement("SELECT ?, ?").run { $0.add(Int64(1)) }
        }
    }

    @Test func aValueTooManyIsRefused() throws {
        let select = try connection.statement("SELECT ?")
        let refusal = #expect(throws: StoreError.self) {
            try select.run { row in
                row.add(Int64(1))
                row.add(Int64(2))
            }
        }
        #expect(refusal != nil)
    }
}
