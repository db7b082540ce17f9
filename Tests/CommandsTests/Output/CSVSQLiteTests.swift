import Commands
import TestSupport
import Testing

/// What we write as CSV, read by a program that we did not write.
@Suite struct CSVSQLiteTests {
    private static let texts = [
        "plain", "with, comma", "say \"hi\"", "\"", "two\nlines", "two\r\nlines", " spaces ", "日本 🚀", "'single'", "",
    ]

    @Test func sqliteReadsEveryFieldAsItWas() throws { try expectReadBack(Self.texts) }

    @Test(arguments: 1...3 as ClosedRange<UInt64>) func sqliteReadsWhateverIsPutTogether(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces = [",", "\"", "\n", "\r\n", "\r", " ", "\t", ";", "'", "a", "日", "🚀", "\\"]
        try expectReadBack((0..<300).map { random.pieces($0 % 9, of: pieces).joined() })
    }

    private func expectReadBack(_ texts: [String], at location: SourceLocation = #_sourceLocation) throws {
        var table = Table(of: "text", [Column("number", title: "N", .number), Column("text", title: "TEXT", .prose)])
        for (number, text) in texts.enumerated() { table.append([.integer(number), .text(text)]) }
        let result = try CommandTester(tool: "sqlite3")
            .arguments(":memory:", ".import --csv /dev/stdin texts", "select hex(text) from texts order by number + 0")
            .input(CSVText.lines(table).joined()).run()
        #expect(result.stderr == "", sourceLocation: location)
        let hexed = texts.map { $0.utf8.map { byte in hex(byte) }.joined() }
        #expect(result.stdout == hexed.map { $0 + "\n" }.joined(), sourceLocation: location)
    }

    private func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
}
