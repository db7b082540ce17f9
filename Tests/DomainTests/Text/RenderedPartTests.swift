import Domain
import Testing

@Suite struct RenderedPartTests {
    @Test func aPartIsWholeAndNoFailureUntilThatIsSaid() {
        let part = RenderedPart(.toolCall, title: StyledText("▸ Edit"), lines: [.init(StyledText("+ a"), .added)])
        #expect(part.hiddenLineCount == 0 && !part.isFailure && part.depth == 0)
        #expect(part.lines.map(\.change) == [.added])
        #expect(part.kind.rawValue == "tool-call")
    }
}
