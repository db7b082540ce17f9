import Domain
import Testing

@testable import Commands

@Suite struct StyledLineTests {
    private var styled: StyledText {
        var text = StyledText("a ")
        text.append("日本", TextStyle(foreground: .indexed(1), .bold))
        text.append(" b")
        return text
    }

    @Test func coloursAreShownWhereThereAreSome() {
        #expect(StyledLine.text(styled, isColored: true) == "a \u{1B}[1;31m日本\u{1B}[0m b")
        #expect(StyledLine.text(styled, isColored: false) == "a 日本 b")
        let exact = StyledText("x", TextStyle(foreground: .exact(red: 1, green: 2, blue: 3), background: .indexed(200)))
        #expect(StyledLine.text(exact, isColored: true) == "\u{1B}[38;2;1;2;3;48;5;200mx\u{1B}[0m")
        let bright = StyledText("x", TextStyle(foreground: .indexed(9)))
        #expect(StyledLine.text(bright, isColored: true) == "\u{1B}[91mx\u{1B}[0m")
    }

    @Test func wideCharactersAreNeverCutInTwo() {
        #expect(StyledLine.text(styled, isColored: false, columns: 8) == "a 日本 b")
        #expect(StyledLine.text(styled, isColored: false, columns: 7) == "a 日本…")
        #expect(StyledLine.text(styled, isColored: false, columns: 6) == "a 日…")
        #expect(StyledLine.text(styled, isColored: false, columns: 5) == "a 日…")
        #expect(StyledLine.text(styled, isColored: true, columns: 4) == "a …")
    }
}
