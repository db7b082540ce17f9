import Platform
import Store
import TestSupport
import Testing

@Suite struct RowTests {
    private let home: TemporaryHome
    private let connection: Connection

    init() throws {
        home = try TemporaryHome(for: "RowTests")
        connection = try Connection(home.path("a.db"), for: .create, on: SystemDisk())
    }

    @Test func bytesCanBeReadWhereTheyAre() throws {
        let sum = try connection.first("SELECT x'010203', null") { row in
            [row.withBytes(0) { $0.reduce(0) { $0 + Int($1) } }, row.withBytes(1) { $0.count }]
        }
        #expect(sum == [6, nil])
    }

    @Test func badBytesInATextAreReplaced() throws {
        #expect(try connection.first("SELECT CAST(x'61ff62' AS TEXT)") { $0.text(0) } == "a\u{fffd}b")
    }

    @Test func columnsBearTheirNames() throws {
        let names = try connection.first("SELECT 1 AS one, 2 AS two") { [$0.name(0), $0.name(1)] }
        #expect(names == ["one", "two"])
    }
}
