import Domain
import Testing

@testable import Queries

@Suite struct MarkdownTextTests {
    @Test func whateverStandsInALineStaysInIt() {
        #expect(MarkdownText.inline("a\n# b | <b>*c*") == "a \\# b \\| \\<b\\>\\*c\\*")
        #expect(MarkdownText.inline("plain words.") == "plain words.")
        #expect(MarkdownText.code("a`b\r\nc") == "a'b c")
    }

    @Test func whatWasSaidEndsWithItsQuoteAndHasNoTags() {
        #expect(MarkdownText.quoted("# a\n\n<script>x</script> `<b>`") == "> # a\n>\n> &lt;script>x&lt;/script> `<b>`")
    }

    @Test func aFenceIsLongerThanAnyWithin() {
        #expect(MarkdownText.fenced(["a", "````", "b"]) == "`````text\na\n````\nb\n`````")
        #expect(MarkdownText.fenced([]) == "")
    }

    @Test func changesSayWhichTheyAre() {
        let lines = [
            RenderedPart.Line(StyledText("a"), .added), RenderedPart.Line(StyledText("b"), .removed),
            RenderedPart.Line(StyledText("c")),
        ]
        #expect(lines.map(MarkdownText.line(of:)) == ["+ a", "- b", "c"])
    }
}
