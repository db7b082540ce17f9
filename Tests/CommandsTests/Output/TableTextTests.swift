import Commands
import Domain
import JSON
import TestSupport
import Testing

@Suite struct TableTextTests {
    private static func sample() -> Table {
        var table = Table(
            of: "worker",
            [
                Column("worker", title: "WORKER"),
                Column("runs", title: "RUNS", .number),
                Column("doing", title: "DOING", .prose),
            ]
        )
        table.append([.text("w-1"), .integer(7), .text("Bash: swift test --filter BudgetTests")])
        table.append([.text("日本"), .integer(12_345), .none])
        return table
    }

    private func lines(_ table: Table, columns: Int) -> [String] {
        TableText(table, for: ChannelTraits(isTerminal: true, isColored: false, columns: columns)).lines()
    }

    @Test func columnsAreAlignedByWhatATerminalShows() {
        #expect(
            lines(Self.sample(), columns: 80) == [
                "WORKER   RUNS  DOING",
                "w-1         7  Bash: swift test --filter BudgetTests",
                "日本    12345  -",
            ]
        )
    }

    /// The colour goes with the cell, and takes no room; a line that has to be cut goes without.
    @Test func aCellHasItsColourWhereThereIsColour() {
        var table = Table(of: "worker", [Column("state", title: "STATE"), Column("runs", title: "RUNS", .number)])
        table.append([Cell("✗ stalled", .string("stalled"), in: .red), .integer(7)])
        table.append([.text("working"), .integer(12)])
        let colored = ChannelTraits(isTerminal: true, isColored: true, columns: 80)
        #expect(
            TableText(table, for: colored).lines().dropFirst() == [
                "\u{1B}[31m✗ stalled\u{1B}[0m     7", "working      12",
            ]
        )
        #expect(lines(table, columns: 80).dropFirst().first == "✗ stalled     7")
        let narrow = ChannelTraits(isTerminal: true, isColored: true, columns: 10)
        #expect(TableText(table, for: narrow).lines()[1].contains("\u{1B}") == false)
    }

    @Test func runningTextIsCutFirst() {
        #expect(
            lines(Self.sample(), columns: 30) == [
                "WORKER   RUNS  DOING",
                "w-1         7  Bash: swift te…",
                "日本    12345  -",
            ]
        )
    }

    private static func search() -> Table {
        var table = Table(
            of: "hit",
            [
                Column("run", title: "RUN"), Column("task", title: "TASK", isSpare: true),
                Column("calls", title: "CALLS", .number, isSpare: true), Column("text", title: "TEXT", .prose),
            ]
        )
        let words = "what was looked for stands somewhere in this text"
        table.append([.text("run-20261121-163101"), .text("import-claude-99999999-9999"), .integer(7), .text(words)])
        return table
    }

    /// Wide enough for some of the text; then also for what can be done without; then ids are cut.
    @Test func spareColumnsGoBeforeTheTextHasNoRoom() {
        #expect(
            lines(Self.search(), columns: 85) == [
                "RUN                  TASK                         CALLS  TEXT",
                "run-20261121-163101  import-claude-99999999-9999      7  what was looked for stands …",
            ]
        )
        #expect(
            lines(Self.search(), columns: 76) == [
                "RUN                  TASK                         TEXT",
                "run-20261121-163101  import-claude-99999999-9999  what was looked for stand…",
            ]
        )
        #expect(lines(Self.search(), columns: 50)[1] == "run-20261121-163101  what was looked for stands s…")
        #expect(lines(Self.search(), columns: 24)[1] == "run-20261121-…  what wa…")
    }

    /// Of a list of ids that are long, some of the title is still to be seen.
    @Test func longIdsAreCutBeforeTheTextIsGone() {
        var table = Table(of: "task", [Column("task", title: "TASK"), Column("title", title: "TITLE", .prose)])
        table.append([.text(String(repeating: "i", count: 50)), .text("Mend the gate before the night comes")])
        #expect(lines(table, columns: 60)[1] == String(repeating: "i", count: 33) + "…  Mend the gate before th…")
    }

    @Test func aLineIsNeverWiderThanTheTerminal() {
        for columns in 1...60 {
            #expect(lines(Self.sample(), columns: columns).allSatisfy { DisplayWidth.of($0) <= columns })
        }
        #expect(lines(Self.sample(), columns: 12)[1] == "w-1        …")
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>) func everyCellOfAColumnBeginsAtTheSameColumn(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = ["a", "bc", "日本", "🚀", "e\u{301}", "\n", " "]
        var table = Table(
            of: "x",
            [Column("a", title: "A"), Column("mark", title: "M"), Column("b", title: "B", .prose)]
        )
        for count in 0..<30 {
            let texts = (0..<2).map { _ in random.pieces(count % 6, of: pieces).joined() }
            table.append([.text(texts[0]), .text("|"), .text(texts[1])])
        }
        let starts = TableText(table, for: .plain).lines().dropFirst().map { line in
            DisplayWidth.of(line.prefix { $0 != "|" })
        }
        #expect(Set(starts).count == 1)
    }

    @Test func nothingIsCutWhereThereIsNoTerminal() {
        var table = Table(of: "x", [Column("text", title: "TEXT", .prose)])
        table.append([.text(String(repeating: "x", count: 500))])
        #expect(TableText(table, for: .plain).lines()[1].count == 500)
    }

    @Test func aCellStaysOnItsLineAndMovesNoCursor() {
        var table = Table(of: "x", [Column("text", title: "TEXT")])
        table.append([.text("a\nb\u{1B}[2J")])
        #expect(TableText(table, for: .plain).lines() == ["TEXT", "a\\nb\\e[2J"])
    }

    @Test func titlesAreBoldWhereThereIsColor() {
        let table = Table(of: "x", [Column("text", title: "TEXT")])
        let traits = ChannelTraits(isTerminal: true, isColored: true)
        #expect(TableText(table, for: traits).lines() == ["\u{1B}[1mTEXT\u{1B}[0m"])
    }
}
