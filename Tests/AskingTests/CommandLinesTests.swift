import Asking
import Testing

@Suite struct CommandLinesTests {
    private func take(_ pieces: [String], bytesMax: Int = 8) -> [CommandLines.Line] {
        var lines = CommandLines(bytesMax: bytesMax)
        var found = pieces.flatMap { lines.take(Array($0.utf8)) }
        if let rest = lines.rest() { found.append(rest) }
        return found
    }

    private func line(_ text: String) -> CommandLines.Line { .whole(Array(text.utf8)) }

    @Test func linesEndAtNewlinesWhereverTheBytesAreCut() {
        #expect(take(["one\ntwo\r\n", "th", "ree\n", "\n", "four"]) == ["one", "two", "three", "", "four"].map(line))
        #expect(take([]) == [])
        #expect(take(["one\n"]) == [line("one")])
    }

    @Test func aLineThatIsTooLongIsPassedOverAndTheNextIsNot() {
        #expect(take(["12345678\n123456789\nnext\n"]) == [line("12345678"), .tooLong, line("next")])
        #expect(take(["12345", "67890", "12345\nnext"]) == [.tooLong, line("next")])
        #expect(take(["1234567890"]) == [.tooLong])
    }

    @Test func withTheirEndsTheyAreTogetherWhatWasWritten() {
        var lines = CommandLines(bytesMax: 8, keepsEnds: true)
        let text = "one\r\n\ntwo\nno end"
        var found = lines.take(Array(text.utf8))
        if let rest = lines.rest() { found.append(rest) }
        #expect(found == ["one\r\n", "\n", "two\n", "no end"].map(line))
    }
}
