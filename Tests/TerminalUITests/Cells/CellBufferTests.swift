import Domain
import Testing

@testable import TerminalUI

@Suite struct CellBufferTests {
    private func buffer(_ columns: Int = 10, rows: Int = 3) -> CellBuffer {
        CellBuffer(ScreenSize(rows: rows, columns: columns))
    }

    @Test func whatIsWrittenIsRead() {
        var buffer = buffer()
        let behind = buffer.write("ab日c", .strong, row: 1, column: 2, in: buffer.area)
        #expect(behind == 7)
        #expect(buffer.lines == ["", "  ab日c", ""])
        #expect(buffer.row(1)[buffer.row(1).startIndex + 2].style == .strong)
        #expect(buffer.cells[0] == ScreenCell.blank)
    }

    @Test func nothingIsDrawnOutsideOfAnArea() {
        var buffer = buffer()
        let area = CellArea(top: 1, left: 2, rows: 1, columns: 4)
        buffer.write("abcdefgh", row: 0, in: area)
        buffer.write("x", row: 1, in: area)
        buffer.write("x", row: -1, in: area)
        buffer.write("y", row: 0, column: -1, in: CellArea(top: 0, left: 0, rows: 1, columns: 3))
        #expect(buffer.lines == ["", "  abcd", ""])
    }

    @Test func aWideCharacterIsNeverCutInTwo() {
        var buffer = buffer(5, rows: 1)
        buffer.write("abcd日", row: 0, in: buffer.area)
        #expect(buffer.line(0) == "abcd")
        buffer.write("日本", row: 0, in: buffer.area)
        #expect(buffer.line(0) == "日本")
        buffer.write("x", row: 0, column: 1, in: buffer.area)
        #expect(buffer.line(0) == " x本")
        buffer.write("y", row: 0, column: 2, in: buffer.area)
        #expect(buffer.line(0) == " xy")
        #expect(buffer.cells.reduce(0) { $0 + $1.glyph.width } == 5)
    }

    @Test func aTextIsCutOrSetToTheRight() {
        var buffer = buffer()
        buffer.write(cut: "a long text", row: 0, columns: 6, in: buffer.area)
        buffer.write(right: "42", row: 1, column: 2, columns: 5, in: buffer.area)
        #expect(buffer.lines == ["a lon…", "     42", ""])
    }

    @Test func styledTextKeepsItsLooksOverThoseOfItsPlace() {
        var buffer = buffer()
        var text = StyledText("ab")
        text.append(StyledText("cd", TextStyle(foreground: .indexed(1))))
        buffer.write(text, over: .strong, row: 0, in: buffer.area)
        let row = Array(buffer.row(0))
        #expect(row[0].style == .strong)
        #expect(row[2].style == TextStyle(foreground: .indexed(1), .bold))
    }

    @Test func fillingAndRestylingStayInside() {
        var buffer = buffer(4, rows: 2)
        buffer.fill(CellArea(top: 0, left: 1, rows: 1, columns: 2), with: "#")
        buffer.restyle(CellArea(top: -1, left: -1, rows: 9, columns: 3)) { $0.chosen }
        #expect(buffer.lines == [" ##", ""])
        #expect(buffer.row(1)[buffer.row(1).startIndex + 1].style.traits == .reverse)
        #expect(buffer.row(1)[buffer.row(1).startIndex + 2].style == .plain)
    }

    @Test func aTerminalThatClaimsTooMuchIsHeldToLess() {
        let buffer = CellBuffer(ScreenSize(rows: 100_000, columns: 0))
        #expect(buffer.size == ScreenSize(rows: 500, columns: 1))
    }
}
