import Platform
import Store
import TestSupport
import Testing

@Suite struct CanonicalDumpTests {
    @Test func theOrderOfWritingDoesNotShow() throws {
        let home = try TemporaryHome(for: "CanonicalDumpTests")
        var dumps: [String] = []
        for (name, rows) in [("a", ["(1, 'x', 2)", "(2, 'y', NULL)"]), ("b", ["(2, 'y', NULL)", "(1, 'x', 2)"])] {
            let connection = try TwoSchemas.new.open(
                home.path("\(name).db"),
                for: .create,
                on: SystemDisk(),
                at: TwoSchemas.now
            )
            for row in rows { try connection.runScript("INSERT INTO t VALUES\(row)") }
            dumps.append(try CanonicalDump.text(of: connection))
        }
        #expect(dumps[0] == "t|1|'x'|2\nt|2|'y'|NULL\n")
        #expect(dumps[0] == dumps[1])
        withExtendedLifetime(home) {}
    }

    @Test func whatStandsBehindANULShows() throws {
        let filled = try FilledIndex()
        try filled.index.run("UPDATE tasks SET title = ? WHERE task_id = 'gh-450'", "a\u{0}b")
        let one = try CanonicalDump.text(of: filled.index)
        try filled.index.run("UPDATE tasks SET title = ? WHERE task_id = 'gh-450'", "a\u{0}c")
        #expect(try CanonicalDump.text(of: filled.index) != one)
        #expect(one.contains("text X'610062'"))
    }

    @Test func everyTableIsInIt() throws {
        let filled = try FilledIndex()
        let tables = Set(
            try CanonicalDump.text(of: filled.index).split(separator: "\n").map { $0.prefix { $0 != "|" } }
        )
        #expect(tables.contains("logic_flow") && tables.contains("pane_activity"))
        #expect(!tables.contains("properties") && !tables.contains("migrations"))
        let less = try CanonicalDump.text(of: filled.index, leavingOut: ["logic_flow"])
        #expect(!less.contains("logic_flow"))
    }
}
