import JSON
import Queries
import Testing

@testable import Commands

@Suite struct SQLReportTests {
    @Test func columnsAreToldApartAndAlignedByWhatTheyHold() {
        var answer = SQLAnswer()
        answer.columns = ["n", "n", "t"]
        answer.rows = [
            [.integer(1), .text("short"), .text(String(repeating: "long ", count: 9))],
            [.null, .real("Inf"), .blob(hex: "00ff", byteCount: 900)],
        ]
        let table = SQLReport.table(of: answer)
        #expect(table.columns.map(\.key) == ["n", "n:2", "t"])
        #expect(table.columns.map(\.kind) == [.number, .word, .prose])
        #expect(table.rows[1].map(\.value) == [.null, .string("Inf"), .string("x'00ff' and so on, 900 bytes")])
    }

    @Test func linesOfSQLAreShownWithoutWhatATerminalObeys() {
        #expect(SQLText.shown("a\n\u{1b}[2Jb") == "a\n\\e[2Jb")
    }

    @Test func whoAsksAndWhoAnswersAreRowsOfTheTable() {
        #expect(SQLChildCommand.command.path == ["__sql"] && !SQLChildCommand.command.isListed)
    }
}
