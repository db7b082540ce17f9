import Testing

@testable import Commands

@Suite struct TableTests {
    @Test func peopleSeeSomeOfTheColumnsInTheOrderOfTheTable() {
        var table = Table(of: "x", [Column("a", title: "A"), Column("b", title: "B"), Column("c", title: "C")])
        table.append([.integer(1), .integer(2), .integer(3)])
        let some = table.only(["c", "a", "missing"])
        #expect(some.columns.map(\.key) == ["a", "c"])
        #expect(some.rows == [[.integer(1), .integer(3)]])
    }
}
