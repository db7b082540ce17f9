import Platform
import Queries
import TestSupport
import Testing

@Suite struct RecordTablesTests {
    @Test func tablesAndViewsOfBothDatabasesAreNamed() throws {
        try TemporaryHome.with { home in
            let filled = try FilledRecord(in: home)
            let record = try OpenRecord(filled.paths, on: SystemDisk(), at: FilledRecord.now)

            let tables = try RecordTables(of: record)

            #expect(tables.entries(named: "CONVERSATIONS").map(\.kind) == ["view"])
            #expect(tables.entries(named: "api_calls").first?.sql.hasPrefix("CREATE TABLE api_calls(") ?? false)
            #expect(tables.entries(named: "sources").count == 2)
            #expect(tables.entries(named: "api_calls").first?.columns.contains("model") ?? false)
            #expect(tables.entries(named: "conversations").first?.columns.isEmpty == false)
            #expect(!tables.entries.contains { $0.name.hasPrefix("sqlite_") })
        }
    }
}
