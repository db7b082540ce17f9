import Platform
import Store
import TestSupport
import Testing

@Suite struct StatementTests {
    private let home: TemporaryHome
    private let connection: Connection

    init() throws {
        home = try TemporaryHome(for: "StatementTests")
        connection = try Connection(home.path("a.db"), for: .create, on: SystemDisk())
    }

    @Test func rowsEndWhereTheTakerHasEnough() throws {
        var seen: [Int64] = []
        let statement = try connection.statement("SELECT value FROM json_each('[1,2,3,4]')")
        try statement.each { (row) throws(StoreError) in
            seen.append(row.integer(0) ?? 0)
            return seen.count < 2
        }
        #expect(seen == [1, 2])
        #expect(try connection.rows("SELECT value FROM json_each('[1,2,3,4]')") { $0.integer(0) } == [1, 2, 3, 4])
    }

    @Test func aMissingValueIsOurMistake() async {
        await #expect(processExitsWith: .failure) {
            let home = try TemporaryHome(for: "aMissingValue")
            let connection = try Connection(home.path("a.db"), for: .create, on: SystemDisk())
            try connection.run("SELECT ?")
        }
    }
}
