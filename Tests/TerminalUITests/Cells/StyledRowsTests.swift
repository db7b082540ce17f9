import Domain
import Testing

@testable import TerminalUI

@Suite struct StyledRowsTests {
    private func styled(_ parts: (String, TextStyle)...) -> StyledText {
        var text = StyledText()
        for (part, style) in parts { text.append(part, style) }
        return text
    }

    @Test func rowsAreBrokenWhereTheyAreFullAndKeepTheirLooks() {
        let rows = StyledRows.wrap(styled(("abc", .plain), ("日本語", .bad), ("de", .plain)), to: 5)
        #expect(rows.map(\.text) == ["abc日", "本語d", "e"])
        #expect(rows[1].parts.map(\.style) == [.bad, .plain])
        #expect(StyledRows.wrap(styled(("short", .plain)), to: 5).map(\.text) == ["short"])
        #expect(StyledRows.wrap(StyledText(), to: 5).map(\.text) == [""])
        #expect(StyledRows.wrap(styled(("x", .plain)), to: 0).isEmpty)
    }

    @Test func aRowIsCutAtBothEnds() {
        let text = styled(("0123456789", .good))
        #expect(StyledRows.cut(text, to: 5).text == "0123…")
        #expect(StyledRows.cut(text, from: 4, to: 10).text == "456789")
        #expect(StyledRows.cut(text, to: 10).text == "0123456789")
    }

    @Test func whatWasFoundStandsOutOfWhateverLooksItHas() {
        let marked = StyledRows.marked(styled(("one ", .plain), ("two", .bad)), at: [2..<6], .found)
        #expect(marked.text == "one two")
        #expect(marked.parts.map(\.text) == ["on", "e tw", "o"])
        #expect(marked.parts.map(\.style) == [.plain, .found, .bad])
    }
}
