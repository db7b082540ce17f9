import JSON
import Queries
import Testing

@testable import Commands

@Suite struct SpaceTableTests {
    @Test func anEmptyHomeHasATotalForPeopleAndEveryKindForPrograms() {
        let table = SpaceTable(SpaceReport())
        #expect(table.brief.rows.map { $0.map(\.text) } == [["Total", "0 B", "0", "-", ""]])
        #expect(table.exact.rows.map { $0[0].value.stringValue } == SpaceKind.allCases.map(\.rawValue))
        #expect(table.exact.rows.allSatisfy { $0[1].value == 0 && $0[3].value == 0 && $0[4].value == .null })
    }

    @Test func nothingIsSaidWhereNothingCanBeDone() { #expect(DuCommand.remarks(on: SpaceReport()) == []) }
}
