import Domain
import Testing

@Suite struct SafeTextTests {
    @Test func plainTextIsLeftAlone() {
        #expect(SafeText.of("wörker 日本 👩‍👩‍👧‍👦 …") == "wörker 日本 👩‍👩‍👧‍👦 …")
    }

    @Test func whatMovesTheCursorIsWrittenOut() {
        #expect(SafeText.of("a\nb\r\nc\td") == "a\\nb\\r\\nc\\td")
        #expect(SafeText.of("\u{1B}[2J\u{1B}]0;title\u{7}") == "\\e[2J\\e]0;title\\u{7}")
        #expect(SafeText.of("\u{9B}31m\u{7F}\u{0}") == "\\u{9b}31m\\u{7f}\\u{0}")
    }

    @Test func whatTurnsTheReadingDirectionIsWrittenOut() {
        #expect(SafeText.of("gpj.\u{202E}exe") == "gpj.\\u{202e}exe")
        #expect(SafeText.of("\u{2066}x\u{2028}") == "\\u{2066}x\\u{2028}")
    }
}
