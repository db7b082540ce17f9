import Domain
import Testing

@Suite struct ShortTextTests {
    @Test func theFirstLineThatSaysSomethingStandsForTheText() {
        #expect(ShortText.line(of: "\n \t\n  do it\nand more", lettersMax: 10) == "do it")
        #expect(ShortText.line(of: "\n \r\n", lettersMax: 10).isEmpty)
        #expect(ShortText.line(of: "one two three", lettersMax: 8) == "one two…")
        #expect(ShortText.line(of: "one two", lettersMax: 7) == "one two")
    }

    @Test func aLetterIsNotCutThrough() {
        #expect(ShortText.cut("abc", bytesMax: 3) == "abc")
        #expect(ShortText.cut("abcd", bytesMax: 3) == "abc…")
        #expect(ShortText.cut("ab\u{e9}\u{301}", bytesMax: 4) == "ab…")
        #expect(ShortText.cut("👩‍👩‍👧", bytesMax: 5) == "…")
    }
}
