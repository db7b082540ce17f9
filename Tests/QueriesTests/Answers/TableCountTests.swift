import Platform
import Queries
import Store
import TestSupport
import Testing

@Suite struct TableCountTests {
    @Test func everyTableIsCounted() throws {
        let home = try TemporaryHome(for: "TableCountTests")
        let filled = try FilledRecord(in: home)
        try filled.index.runScript("INSERT INTO tasks(task_id, detected_at, source, status) VALUES('a', '', 'x', '');")
        let record = try OpenRecord(filled.paths, withConversations: false, on: SystemDisk(), at: FilledRecord.now)
        let counts = try record.tableCounts()
        #expect(counts.first { $0.name == "tasks" }?.rows == 1 && counts.first { $0.name == "runs" }?.rows == 0)
        #expect(counts.map(\.name) == counts.map(\.name).sorted())
    }
}
