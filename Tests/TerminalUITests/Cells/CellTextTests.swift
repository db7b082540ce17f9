import Testing

@testable import TerminalUI

@Suite struct CellTextTests {
    @Test(arguments: [
        ("plain", 5, "plain"), ("plain", 4, "pla…"), ("plain", 0, ""), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"), ("🇩🇪🇫🇷", 4, "🇩🇪🇫🇷"), ("ab", -1, ""),
    ])
    func aTextIsCutToItsColumns(_ text: String, _ columns: Int, _ cut: String) {
        #expect(CellText.cut(text, to: columns) == cut)
        #expect(CellText.width(of: CellText.cut(text, to: columns)) <= max(0, columns))
    }

    @Test func aPathKeepsItsEnd() {
        #expect(CellText.cutFront("/ada/trees/gh-450", to: 10) == "…es/gh-450")
        #expect(CellText.cutFront("short", to: 10) == "short")
    }

    @Test func aFieldIsFilled() { #expect(CellText.fit("ab", to: 4) == "ab  ") }

    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]), ("abcdefgh", 3, ["abc", "def", "gh"]), ("", 5, []),
        ("a  b", 5, ["a b"]), ("日本 語", 4, ["日本", "語"]),
    ])
    func wordsAreWrapped(_ text: String, _ columns: Int, _ lines: [String]) {
        #expect(CellText.wrap(text, to: columns) == lines)
    }

    @Test func whatDoesNotFitIntoSoManyLinesIsSaidToGoOn() {
        #expect(
            CellText.wrap("one two three four", to: 5, linesMax: 2) == ["one", "two…"]
                || CellText.wrap("one two three four", to: 5, linesMax: 2).last?.hasSuffix("…") == true
        )
        #expect(CellText.wrap("one two", to: 5, linesMax: 0) == [])
    }
}
