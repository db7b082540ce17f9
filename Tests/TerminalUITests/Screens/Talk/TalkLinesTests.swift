import Domain
import Testing

@testable import TerminalUI

@Suite struct TalkLinesTests {
    private let context = TopContext(now: RunScene.now, calendar: nil)

    private func texts(
        _ entry: TalkPicture.Entry,
        columns: Int = 60,
        showsThinking: Bool = false,
        isOpen: Bool = false
    ) -> [String] {
        let maker = TalkLines(columns: columns, showsThinking: showsThinking, expanded: isOpen ? [7] : [])
        return maker.lines(of: entry, number: 7, context).map { line in
            String(repeating: " ", count: line.indent) + line.text.text + (line.right.isEmpty ? "" : " | \(line.right)")
        }
    }

    @Test func whatWasSaidIsWrappedAndWhole() {
        let lines = texts(RunScene.talk.entries[1], columns: 40)
        #expect(lines[0].hasPrefix("   7 assistant | "))
        #expect(lines.count > 5 && lines.dropFirst().allSatisfy { CellText.width(of: $0) <= 40 })
        #expect(lines[1].hasPrefix("     I will look at it."))
    }

    @Test func aToolShowsTheBeginningOfWhatItWrote() {
        let entry = RunScene.talk.entries[5]
        let folded = texts(entry)
        #expect(folded[0].hasPrefix("   7 ▸ Bash  swift test --filter BudgetTests | 3.9s ✓ "))
        #expect(folded.count == 2 + TalkLines.previewLines)
        #expect(folded.last == "     … 41 more lines (space shows them)")
        #expect(texts(entry, isOpen: true).count == 46)
    }

    @Test func aFailureAndACallWithoutAResultAreMarked() {
        #expect(texts(RunScene.talk.entries[3])[0].contains("✗ failed"))
        var open = RunScene.talk.entries[3]
        open.result = nil
        #expect(texts(open)[0].contains("| ◌ "))
    }

    @Test func thinkingIsHiddenUntilItIsWanted() {
        let entry = RunScene.talk.entries[4]
        #expect(texts(entry) == [texts(entry)[0]] && texts(entry)[0].contains("T shows it"))
        #expect(texts(entry, showsThinking: true).last == "     The month is hard-coded.")
        #expect(texts(entry, isOpen: true).count == 2)
    }
}
