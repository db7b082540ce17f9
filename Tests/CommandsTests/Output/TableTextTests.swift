import Commands
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

    @Test func runningTextIsCutFirst() {
        #expect(
            lines(Self.sample(), columns: 30) == [
                "WORKER   RUNS  DOING",
                "w-1         7  Bash: swift te…",
                "日本    12345  -",
            ]
        )
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
