import Testing

@testable import TerminalUI

@Suite struct GlyphTests {
    @Test(arguments: [
        ("a", "a", 1), ("日", "日", 2), ("●", "●", 1), ("é", "é", 1), ("e\u{301}", "e\u{301}", 1), ("🚀", "🚀", 2),
        // Several put together are shown as the first of them, in its own columns.
        ("👩‍👩‍👧‍👦", "👩", 2), ("👍🏽", "👍", 2), ("❤️", "❤", 1), ("🇩🇪", "DE", 2),
        ("\u{1B}", "\u{FFFD}", 1), ("\u{202E}", "\u{FFFD}", 1), ("\t", " ", 1), ("\u{200B}", "", 0),
        ("\r\n", "\u{FFFD}", 1),
    ])
    func aCellHoldsWhatEveryTerminalShows(_ character: String, _ shown: String, _ columns: Int) {
        let glyphs = Glyph.glyphs(of: Character(character))
        #expect(String(glyphs.map(\.character)) == shown)
        #expect(glyphs.reduce(0) { $0 + $1.width } == columns)
    }

    @Test func noMoreMarksThanACellHolds() {
        let zalgo = Character("a" + String(repeating: "\u{301}", count: 50))
        #expect(Glyph.glyphs(of: zalgo).first?.character.unicodeScalars.count == 5)
    }
}
