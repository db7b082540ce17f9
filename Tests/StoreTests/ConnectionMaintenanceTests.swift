import Platform
import Store
import TestSupport
import Testing

@Suite struct ConnectionMaintenanceTests {
    private let filled: FilledIndex

    init() throws { filled = try FilledIndex() }

    @Test func aWeekBringsFiguresForEveryTableWithRows() throws {
        try filled.index.analyze()
        let tables = try filled.index.rows("SELECT DISTINCT tbl FROM sqlite_stat1 ORDER BY 1") { $0.text(0) ?? "" }
        #expect(tables.contains("api_calls") && tables.contains("logic_flow"))
        #expect(throws: Never.self) { try filled.index.optimize() }
    }

    @Test func theWALIsAsLongAsWhatIsInIt() throws {
        #expect(try filled.index.walBytes() > 4096)
        #expect(try filled.index.checkpoint())
        #expect(try filled.index.walBytes() == 0)
    }
}
