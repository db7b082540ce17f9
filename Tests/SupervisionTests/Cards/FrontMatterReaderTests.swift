import Testing

@testable import Supervision

@Suite struct FrontMatterReaderTests {
    private func fields(_ text: String) -> [FrontMatterField] {
        let lines = CardLine.lines(of: text)
        var reader = FrontMatterReader(lines, 0..<lines.count)
        return reader.fields()
    }

    @Test func eachFieldKnowsItsLines() {
        let fields = fields("a: 1\n# remark\nb:\n  - x\n\n  - y\n\nc:\n  d: e\nf: >\n  g\n  h\ni: [j,\n  k]\nl:\n")
        #expect(fields.map(\.key) == ["a", "b", "c", "f", "i", "l"])
        #expect(fields.map(\.lines) == [0..<1, 2..<6, 7..<9, 9..<12, 12..<14, 14..<15])
        #expect(fields[1].value == .list(["x", "y"]) && fields[2].value == .other("a table of its own"))
        #expect(fields[3].value == .text("g h") && fields[4].value == .list(["j", "k"]) && fields[5].value == .none)
    }

    @Test func linesPutTogetherAreTheText() {
        for text in ["", "a", "a\n", "a\r\nb\r", "\r\n\n", "\u{FEFF}é\n\0"] {
            #expect(CardLine.lines(of: text).map(\.whole).joined() == text)
        }
    }
}
