import Domain
import Testing

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("plain", 5), ("wörker", 6), ("日本語", 6), ("한국어", 6), ("ﾊﾝｶｸ", 4), ("Ｆｕｌｌ", 8), ("…", 1), ("●◐○◆✗✓", 6),
        ("🚀", 2), ("👩‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("👍🏽", 2),
        ("❤", 1), ("❤️", 2), ("e\u{301}", 1), ("\u{200B}", 0), ("各\u{0301}", 2),
        ("─│┤", 3), ("𠀀", 2),
    ])
    func aTextIsAsWideAsATerminalShowsIt(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test func cuttingNeverPassesTheWidth() {
        #expect(DisplayWidth.cut("abcdef", to: 6) == "abcdef")
        #expect(DisplayWidth.cut("abcdef", to: 5) == "abcd…")
        #expect(DisplayWidth.cut("日本語", to: 5) == "日本…")
        #expect(DisplayWidth.cut("日本語", to: 4) == "日…")
        #expect(DisplayWidth.cut("abc", to: 1) == "…")
        #expect(DisplayWidth.cut("abc", to: 0) == "")
    }

    @Test func paddingCountsColumns() {
        #expect(DisplayWidth.pad("日本", to: 6) == "日本  ")
        #expect(DisplayWidth.pad("42", to: 5, isRight: true) == "   42")
        #expect(DisplayWidth.pad("long", to: 2) == "long")
    }
}
