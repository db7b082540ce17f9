import Domain
import Testing

@testable import TerminalUI

@Suite struct OutputPartTests {
    private let context = TopContext(now: WallTime(nanoseconds: 0), calendar: nil)

    @Test func eachKeyOfTheTableIsTakenAndTheBarNamesIt() {
        var part = OutputPart(of: "gh-450")
        for key in "fswti&" {
            let wishes = part.press(.character(key), context)
            #expect(wishes != nil)
            if part.isTyping { _ = part.press(.escape, context) }
        }
        let hints = part.hints(context).map(\.keys)
        #expect(hints == LogKeys.rows(\OutputPart.pane).flatMap { $0.keys.map(\.text) } + ["1-5", "Y"])
        #expect(part.pane.isRaw && part.pane.hasTimes && !part.pane.isWrapped && !part.pane.isFollowing)
    }

    @Test func timesAreChosenByNumbersAndOtherKeysAreLeft() {
        var part = OutputPart(of: "gh-450")
        _ = part.press(.character("3"), context)
        #expect(part.pane.wish.span == .quarter)
        for key in [Key.character("6"), .character("K"), .escape] {
            let wishes = part.press(key, context)
            #expect(wishes == nil)
        }
        #expect(!part.questions.isEmpty)
        guard case .copy(let text)? = part.press(.character("Y"), context)?.first else {
            Issue.record("nothing was copied")
            return
        }
        #expect(text == "roost logs gh-450")
    }

    @Test func whatIsToldIsNoMatchSaysSo() {
        var part = OutputPart(of: "gh-450")
        guard case .tell(let text)? = part.press(.character("n"), context)?.first else {
            Issue.record("nothing was told")
            return
        }
        #expect(text.contains("nothing is looked for"))
    }
}
