import Domain
import Testing

@Suite struct StyledTextTests {
    private let bold = TextStyle(.bold)

    @Test func partsOfOneStyleAreOneSpan() {
        var text = StyledText()
        text.append("a")
        text.append("é", bold)
        text.append("b", bold)
        text.append("c", TextStyle(foreground: .indexed(1)))
        #expect(text.text == "aébc")
        #expect(text.spans == [StyledSpan(1..<4, bold), StyledSpan(4..<5, TextStyle(foreground: .indexed(1)))])
    }

    @Test func textsAreJoinedWithTheirSpans() {
        var left = StyledText(plain: Array("a".utf8))
        left.append("b", bold)
        var right = StyledText()
        right.append("c", bold)
        right.append("d")
        left.append(right)
        #expect(left.text == "abcd")
        #expect(left.spans == [StyledSpan(1..<3, bold)])
        #expect(StyledText().isEmpty)
    }

    @Test func redactedTextKeepsItsSpans() {
        let text = RedactedText(redacted: "ab", counts: RedactionCounts(), version: 1)
        #expect(RedactedStyledText(redacted: text, spans: [StyledSpan(0..<1, bold)]).spans.count == 1)
    }
}
