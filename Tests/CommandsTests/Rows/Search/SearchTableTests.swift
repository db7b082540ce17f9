import Domain
import JSON
import Queries
import Testing

@testable import Commands

@Suite struct SearchTableTests {
    @Test func aCountIsOneRow() {
        let table = SearchTable.count(7)
        #expect(table.isSingle && JSONWriter.text(table.object(table.rows[0])).contains("\"count\":7"))
    }

    @Test func nothingFoundIsATableWithoutRows() {
        #expect(SearchTable(nil).table(of: []).rows.isEmpty)
    }
}
