import Commands
import Domain
import TestSupport
import Testing

@Suite struct WrappedTextTests {
    @Test func linesBreakAtSpaces() {
        #expect(
            WrappedText.lines("the quick brown fox jumps over it", columns: 20) == [
                "the quick brown fox", "jumps over it",
            ]
        )
        #expect(WrappedText.lines("12345678901234567890 1", columns: 20) == ["12345678901234567890", "1"])
    }

    @Test func aLongWordIsKeptWhole() {
        let path = "/a/very/long/path/that/is/copied"
        #expect(WrappedText.lines("see \(path) there", columns: 20) == ["see", path, "there"])
    }

    @Test func wideCharactersCountTwice() {
        #expect(WrappedText.lines("日本語日本語日本 日本", columns: 20) == ["日本語日本語日本", "日本"])
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func noWordIsLostAndNoLineIsTooWide(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let words = random.pieces(
            200,
            of: ["a", "word", "日本語", "a-much-longer-word-than-most-of-the-others", "🚀", "to"]
        )
        for columns in [20, 33, 80] {
            let lines = WrappedText.lines(words.joined(separator: " "), columns: columns)
            #expect(lines.flatMap { $0.split(separator: " ").map(String.init) } == words)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= columns || !$0.contains(" ") })
        }
    }

    @Test func nothingIsNoLine() {
        #expect(WrappedText.lines("", columns: 80).isEmpty)
        #expect(WrappedText.lines("   ", columns: 80).isEmpty)
    }

    @Test func aNarrowTerminalStillHoldsAFewWords() {
        #expect(WrappedText.lines("one two three", columns: 1) == ["one two three"])
    }
}
