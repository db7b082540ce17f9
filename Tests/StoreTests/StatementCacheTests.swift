import Platform
import TestSupport
import Testing

@testable import Store

@Suite struct StatementCacheTests {
    private let home: TemporaryHome
    private let connection: Connection

    init() throws {
        home = try TemporaryHome(for: "StatementCacheTests")
        connection = try Connection(home.path("a.db"), for: .create, on: SystemDisk())
    }

    @Test func aStatementIsPreparedOnceAndAgainWhereItIsRunning() throws {
        let text = "SELECT value FROM json_each('[1,2]')"
        let first = try connection.statement(text)
        #expect(try connection.statement(text) === first)
        try first.each { (_) throws(StoreError) in
            let second = try connection.statement(text)
            #expect(second !== first)
            let rows = try connection.rows(text) { $0.integer(0) }
            #expect(rows == [1, 2])
            return true
        }
    }

    @Test func moreStatementsThanAreKeptStillRun() throws {
        for number in 0..<2 * Int64(StatementCache.countMax) {
            #expect(try connection.integer("SELECT \(number)") == number)
        }
    }
}
