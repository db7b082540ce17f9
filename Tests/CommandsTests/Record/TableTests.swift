import Testing

@testable import Commands

@Suite struct TableTests {
    @Test func peopleSeeSomeOfTheColumnsInTheOrderOfTheTable() {
        var table = Table(of: "x", [Column("a", title: "A"), Column("b", title: "B"), Column("c", title: "C")])
        table.append([.integer(1), .integer(2), .integer(3)])
        let some = table.only(["c", "a", "missing"])
        #expect(some.columns.map(\.key) == ["a", "c"])
        #expect(some.rows == [[.integer(1), .integer(3)]])
        #expect(some.schema == "roost.x/1")
        #expect(table.showing(["a"]).columns.map(\.isWide) == [false, true, true])
    }

    @Test func aRowIsNamedByItsIdOrElseByItsFirstWord() {
        func names(_ noun: String, _ keys: String...) -> [String] {
            var table = Table(of: noun, keys.map { Column($0, title: "") })
            table.append(keys.map { .text("the \($0)") })
            return table.names
        }
        #expect(names("task", "at", "step", "task") == ["the task"])
        #expect(names("setting", "startedAt", "key") == ["the key"])
        #expect(names("x", "at") == [])
        // Whose worker nobody knows is named by the run.
        var table = Table(of: "worker", [Column("worker", title: ""), Column("run", title: "")])
        table.append([.none, .text("run-1")])
        #expect(table.names == ["run-1"])
    }
}
