import Platform
import TestSupport
import Testing

@testable import Store

@Suite struct DatabaseHandleTests {
    private let home: TemporaryHome
    private let connection: Connection

    init() throws {
        home = try TemporaryHome(for: "DatabaseHandleTests")
        connection = try Connection(home.path("a.db"), for: .create, on: SystemDisk())
    }

    @Test func aStatementOutlivesTheWayToIt() throws {
        let statement = try Connection(home.path("a.db"), for: .write, on: SystemDisk()).statement("SELECT 1")
        var found: Int64?
        try statement.each { (row) throws(StoreError) in
            found = row.integer(0)
            return true
        }
        #expect(found == 1)
    }

    @Test func aFailureKeepsWhatSQLiteSaid() {
        let handle: DatabaseHandle = connection.database
        let error = handle.failure(1, "SELECT")
        guard case .refused(let file, let code, _, let statement) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(file == handle.file)
        #expect(code == ResultCode(1))
        #expect(statement == "SELECT")
    }
}
