import Commands
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

    @Test func nothingIsNoLine() {
        #expect(WrappedText.lines("", columns: 80).isEmpty)
        #expect(WrappedText.lines("   ", columns: 80).isEmpty)
    }

    @Test func aNarrowTerminalStillHoldsAFewWords() {
        #expect(WrappedText.lines("one two three", columns: 1) == ["one two three"])
    }
}
