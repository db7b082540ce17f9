import JSON
import Testing

@testable import Commands

@Suite struct FactListTests {
    @Test func peopleSeeWhatIsKnownAndProgramsAll() {
        var facts = FactList(of: "thing")
        facts.add("name", "Name", .text("a\u{1B}[2J"))
        facts.add("hidden", "", .integer(1))
        facts.add("missing", "Missing", .none)
        facts.add("longer", "A long title", Cell("", .array([])))
        #expect(facts.lines == ["Name  a\\e[2J"])
        #expect(facts.table.columns.map(\.key) == ["name", "hidden", "missing", "longer"])
        #expect(facts.table.isSingle && facts.table.rows.count == 1)
    }
}
