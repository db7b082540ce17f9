import Domain
import Testing

@testable import Queries

@Suite struct TalkMarkupTests {
    @Test func whatIsLongFoldsAndWhatFailedIsOpen() {
        var part = RenderedPart(.toolResult, title: StyledText("<b>"), lines: [RenderedPart.Line(StyledText("&"))])
        #expect(
            TalkMarkup.body(of: part, id: "p1")
                == "<details class=\"tool-result\" id=\"p1\"><summary>&lt;b&gt;</summary><pre>&amp;\n</pre></details>\n"
        )
        part.isFailure = true
        part.depth = 1
        #expect(
            TalkMarkup.body(of: part, id: "p").hasPrefix("<details class=\"tool-result failed within\" id=\"p\" open>")
        )
        part.lines = []
        #expect(TalkMarkup.body(of: part, id: "p").hasPrefix("<div "))
    }

    @Test func changesAndHiddenLinesAreMarked() {
        var part = RenderedPart(.toolCall)
        part.lines = [
            RenderedPart.Line(StyledText("<a>"), .added), RenderedPart.Line(StyledText("b"), .removed),
        ]
        part.hiddenLineCount = 2
        let body = TalkMarkup.body(of: part, id: "p")
        #expect(body.contains("<ins>&lt;a&gt;</ins>\n<del>b</del>\n<i>… 2 more lines</i>"))
    }

    @Test func aSpeakerIsNamedWhereItIsAnother() {
        let part = RenderedPart(.assistant)
        #expect(TalkMarkup.head(of: TalkPart(at: nil, speaker: nil, model: "m", part: part)) == "")
        let head = TalkMarkup.head(of: TalkPart(at: nil, speaker: "assistant", model: "<m>", part: part))
        #expect(head == "<h2 class=\"assistant\">assistant <small>&lt;m&gt;</small></h2>\n")
    }
}
