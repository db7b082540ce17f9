import Domain
import Queries
import Testing

@testable import TerminalUI

@Suite struct LogLayoutTests {
    private func pane(_ rows: [String]...) -> LogPane {
        var pane = LogPane(["run-1"])
        let lines = rows.map { rows in
            ShownLine(source: .out, time: nil, task: "t", run: "run-1", rows: rows.map { StyledText($0) })
        }
        let place = LogPlace.start
        let page = LogPage(lines: lines, start: place, end: place, isFirst: true, isLast: true)
        guard let question = pane.questions.first else { return pane }
        pane.take(.lines([page]), to: question)
        return pane
    }

    @Test func longLinesTakeSeveralRowsOrOne() {
        var pane = pane([String(repeating: "x", count: 25)], ["a", "b"])
        #expect(LogLayout(pane, columns: 17).rows(of: 0).map(\.text.count) == [10, 10, 5])
        #expect(LogLayout(pane, columns: 17).rows(of: 1).map(\.text) == ["a", "b"])
        #expect(LogLayout(pane, columns: 17).rows(of: 2).isEmpty)
        pane.toggleWrap()
        #expect(LogLayout(pane, columns: 17).rows(of: 0).map(\.text) == ["xxxxxxxxx…"])
        _ = pane.press(.right)
        #expect(LogLayout(pane, columns: 17).rows(of: 0).map(\.text) == ["xxxxxxxxx…"])
        _ = pane.press(.right)
        #expect(LogLayout(pane, columns: 17).rows(of: 0).map(\.text) == ["xxxxxxxxx"])
    }

    @Test func oneMovesByRowsAndNoFurtherThanThereAreLines() {
        let layout = LogLayout(pane(["1", "2", "3"], ["4"], ["5", "6"]), columns: 80)
        #expect(layout.moved(layout.end, by: -1) == LogPane.Anchor(line: 2, row: 1))
        #expect(layout.moved(layout.end, by: -4) == LogPane.Anchor(line: 0, row: 2))
        #expect(layout.moved(layout.end, by: -40) == layout.start)
        #expect(layout.moved(layout.start, by: 4) == LogPane.Anchor(line: 2, row: 0))
        #expect(layout.moved(layout.start, by: 2) == LogPane.Anchor(line: 0, row: 2))
        #expect(layout.moved(layout.start, by: 60) == layout.end)
    }
}
