import Domain
import Testing

@Suite struct StyledTextLinesTests {
    private let red = TextStyle(foreground: .indexed(1))

    @Test func linesKeepTheLooksOfTheirParts() {
        var text = StyledText("a ")
        text.append("red\nred too", red)
        text.append(" plain\n")
        #expect(text.lines.map(\.text) == ["a red", "red too plain"])
        #expect(text.lines.map { $0.spans.map(\.range) } == [[2..<5], [0..<7]])
        #expect(StyledText("a\n\nb").lines.map(\.text) == ["a", "", "b"])
        #expect(StyledText().lines.isEmpty)
    }

    @Test func whatCouldCommandATerminalIsReplaced() {
        #expect(StyledText("a\u{1B}[31m\u{7}\u{9B}\u{202E}é").text == "a\u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD}é")
    }
}
