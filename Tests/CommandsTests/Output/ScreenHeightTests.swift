import Testing

@testable import Commands

@Suite struct ScreenHeightTests {
    private func lines(_ pieces: String..., columns: Int = 10) -> Int {
        var height = ScreenHeight(columns: columns)
        for piece in pieces { height.add(piece.utf8) }
        return height.lines
    }

    @Test func eachLineTakesOneAndALongOneMore() {
        #expect(lines("one\ntwo\n") == 2)
        #expect(lines("0123456789\n") == 1)
        #expect(lines("0123456789a\n") == 2)
        #expect(lines("01234", "56789", "a\n") == 2)
        #expect(lines("no end") == 0)
    }

    @Test func coloursAndTheRestOfALetterTakeNoRoom() {
        #expect(lines("\u{1B}[31mred\u{1B}[0m\n\u{1B}[1;", "31m0123456789\u{1B}[0m\n") == 2)
        #expect(lines("ääääääääää\n") == 1)
        #expect(lines("\u{1B}c0123456789\n") == 1)
    }
}
