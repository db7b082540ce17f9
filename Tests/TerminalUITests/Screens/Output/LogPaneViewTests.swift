import Domain
import Queries
import Testing

@testable import TerminalUI

@Suite struct LogPaneViewTests {
    private func frame(_ pane: inout LogPane, columns: Int = 80) -> [String] {
        var buffer = CellBuffer(ScreenSize(rows: 16, columns: columns))
        let body = LogPaneView.body(of: buffer.area)
        pane.saw(rows: body.rows, columns: body.columns)
        LogPaneView(pane, in: buffer.area, TopContext(now: WallTime(nanoseconds: 0), calendar: nil)).draw(on: &buffer)
        return buffer.lines
    }

    @Test func theBarSaysWhatIsShownAndHow() {
        var logs = LogPages(count: 100)
        var pane = LogPane(["run-1"])
        #expect(frame(&pane)[2].contains("reads …"))
        logs.answer(&pane)
        logs.answer(&pane)
        var lines = frame(&pane)
        #expect(lines[0].hasPrefix(" src:all  wrap:on  ts:off  since:start  1000 B"))
        #expect(lines[0].hasSuffix("FOLLOW ●"))
        #expect(lines[14] == " err │ run-1 99")
        #expect(lines[15].contains("scroll up"))
        pane.toggleTimes()
        _ = pane.press(.up)
        logs.count = 142
        logs.answer(&pane)
        pane.beginSearch()
        for letter in "-1 8" { _ = pane.press(.character(letter)) }
        lines = frame(&pane)
        #expect(lines[0].contains("/-1 8▏") && lines[0].hasSuffix("HELD ◌"))
        #expect(lines[14] == "00:01:38.000  out │ run-1 98")
        #expect(lines[15].hasSuffix("▼ 42 new · G follows"))
        _ = pane.press(.enter)
        lines = frame(&pane)
        #expect(lines[0].contains("find: “-1 8” 11/11"))
        #expect(lines.contains("00:01:29.000 ▸err │ run-1 89"))
    }

    @Test func whoseLineItIsStandsBeforeItWhereThereAreSeveral() {
        var logs = LogPages(count: 3)
        var pane = LogPane(["run-1"], hasOwners: true)
        logs.answer(&pane)
        #expect(frame(&pane)[4] == "gh-450 r-1       out │ run-1 2")
        var nobody = LogPane([], hasOwners: true)
        #expect(frame(&nobody)[2].contains("nobody is at work"))
    }

    @Test func whyThereIsNothingIsSaid() {
        var pane = LogPane(["gh-1"])
        if let question = pane.questions.first { pane.take(.failed("it is away"), to: question) }
        #expect(frame(&pane)[2] == "  it is away")
    }
}
