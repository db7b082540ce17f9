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
        #expect(part.pane.isRaw && part.pane.hasTimes && !part.pane.isWrapped)
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

    @Test func theScreenOfAWorkerHasItAsAPartWithItsOwnKeys() {
        var screen = WorkerScreen(run: "run-1", task: "gh-450")
        #expect(screen.parts?.titles[1] == "Output" && screen.parts?.open == 0)
        _ = screen.press(.character("l"), context)
        #expect(screen.parts?.open == 1)
        #expect(screen.hints(context).contains { $0.label == "wrap" })
        _ = screen.press(.character("/"), context)
        #expect(screen.isTyping)
        for key in [Key.character("K"), .character("q"), .enter] { _ = screen.press(key, context) }
        #expect(!screen.isTyping)
        guard case .lines(let asks)? = screen.questions.last else {
            Issue.record("no lines are asked for")
            return
        }
        screen.take(.lines([LogPages(count: 5).page(asks[0])]), to: .lines(asks))
        var buffer = CellBuffer(ScreenSize(rows: 20, columns: 80))
        screen.draw(on: &buffer, in: buffer.area, context)
        #expect(buffer.lines.contains(" out │ run-1 4"))
        screen.open(part: 0)
        #expect(screen.questions.count == 2)
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
