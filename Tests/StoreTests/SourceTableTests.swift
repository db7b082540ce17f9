import TestSupport
import Testing

@testable import Store

@Suite struct SourceTableTests {
    /// Each file says for itself how far it got, so that neither can be ahead of its own rows.
    @Test func bothFilesHaveTheSameTable() throws {
        let filled = try FilledIndex()
        let text = "SELECT sql FROM sqlite_schema WHERE name = 'sources'"
        let one = try filled.index.first(text) { $0.text(0) ?? "" }
        let other = try filled.conversations.first(text) { $0.text(0) ?? "" }
        #expect(one == other)
        #expect(SourceTable.script.contains(one ?? "-"))
    }
}
