import Domain
import Queries
import Testing

@testable import TerminalUI

/// The rule of following, and what keys do to lines.
@Suite struct LogPaneTests {
    private let rows = 10

    private func pane(_ logs: inout LogPages) -> LogPane {
        var pane = LogPane(["run-1"])
        pane.saw(rows: rows, columns: 80)
        logs.answer(&pane)
        logs.answer(&pane)
        pane.saw(rows: rows, columns: 80)
        return pane
    }

    private func seen(_ pane: LogPane) -> [Int] {
        let layout = LogLayout(pane, columns: 80)
        var anchor = pane.anchor(rows: rows, columns: 80)
        var numbers: [Int] = []
        while numbers.count < rows, let line = pane.book.line(anchor.line) {
            if !layout.rows(of: anchor.line).isEmpty {
                numbers.append(line.rows[0].text.split(separator: " ").last.flatMap { Int($0) } ?? -1)
            }
            anchor.line += 1
        }
        return numbers
    }

    @Test func atTheEndItFollowsAndAnyMoveUpHoldsItStill() {
        var logs = LogPages(count: 1_000)
        var pane = pane(&logs)
        #expect(seen(pane) == Array(990..<1_000))
        logs.count = 1_003
        logs.answer(&pane)
        #expect(seen(pane).last == 1_002)
        let isTaken = pane.press(.up)
        #expect(isTaken)
        #expect(!pane.isFollowing)
        #expect(seen(pane).last == 1_001)
        logs.count = 1_045
        logs.answer(&pane)
        #expect(seen(pane).last == 1_001)
        #expect(pane.newCount == 42)
        pane.toggleWrap()
        #expect(!pane.isFollowing && seen(pane).last == 1_001)
        _ = pane.press(.character("G"))
        #expect(pane.isFollowing && seen(pane).last == 1_044 && pane.newCount == 0)
    }

    @Test func scrollingDownToTheEndResumes() {
        var logs = LogPages(count: 100)
        var pane = pane(&logs)
        _ = pane.press(.pageUp)
        #expect(!pane.isFollowing)
        _ = pane.press(.pageDown)
        #expect(pane.isFollowing)
    }

    @Test func scrollingBackAsksForOlderLinesAndKeepsAFewThousand() {
        var logs = LogPages(count: 20_000)
        var pane = pane(&logs)
        var last = seen(pane)[0]
        for _ in 0..<25 {
            _ = pane.press(.home)
            logs.answer(&pane)
            let first = seen(pane)[0]
            #expect(first < last && first >= last - 2 * LogBook.pageLines)
            last = first
            _ = pane.press(.pageUp)
            let above = seen(pane)[0]
            #expect(above == first - rows + 1)
        }
        #expect(last < 14_000)
        #expect(pane.book.lines.count <= LogBook.linesMax + LogBook.pageLines)
        _ = pane.press(.end)
        logs.answer(&pane)
        #expect(seen(pane).last == 19_999)
        #expect(logs.asked.allSatisfy { $0.count <= LogBook.pageLines })
    }

    @Test func whatIsFoundIsCountedAndGoneTo() {
        var logs = LogPages(count: 100)
        var pane = pane(&logs)
        pane.beginSearch()
        #expect(pane.isTyping)
        for letter in "-1 9" { _ = pane.press(.character(letter)) }
        #expect(pane.typed == "/-1 9▏")
        _ = pane.press(.enter)
        #expect(pane.found.count == 11)
        #expect(pane.current == 99 && !pane.isFollowing)
        let nothing = pane.goToFound(isOlder: true)
        #expect(nothing == nil)
        #expect(pane.current == 98 && seen(pane).contains(98))
        _ = pane.goToFound(isOlder: false)
        #expect(pane.current == 99)
        let told = pane.goToFound(isOlder: false)
        #expect(told == "there is none behind")
        _ = pane.press(.escape)
        #expect(pane.search == nil)
        let asked = pane.goToFound(isOlder: false)
        #expect(asked != nil)
    }

    @Test func itIsLookedForFurtherBackThanWhatIsThere() {
        var logs = LogPages(count: 9_000)
        var pane = pane(&logs)
        pane.beginSearch()
        for letter in "-1 77" { _ = pane.press(.character(letter)) }
        _ = pane.press(.enter)
        for _ in 0..<100 where pane.isSearchingBack { logs.answer(&pane) }
        #expect(pane.current.flatMap { pane.book.line($0) } == logs.line(7_799))
    }

    @Test func onlyLinesWithATextAreShownAndOlderOnesAreAskedForUntilTheScreenIsFull() {
        var logs = LogPages(count: 3_000)
        var pane = pane(&logs)
        pane.beginOnly()
        for letter in "00" { _ = pane.press(.character(letter)) }
        _ = pane.press(.enter)
        for _ in 0..<20 {
            pane.saw(rows: rows, columns: 80)
            logs.answer(&pane)
        }
        #expect(seen(pane) == [2_009] + (21..<30).map { $0 * 100 })
        #expect(pane.isFollowing)
        _ = pane.press(.escape)
        #expect(seen(pane).last == 2_999)
    }

    @Test func anotherSourceOrTimeBeginsAnewAtTheEnd() {
        var logs = LogPages(count: 100)
        var pane = pane(&logs)
        _ = pane.press(.home)
        #expect(seen(pane).first == 0)
        pane.nextSource()
        #expect(pane.wish.choice == .out && pane.isFollowing && pane.book.lines.isEmpty)
        pane.choose(.hour, at: WallTime(nanoseconds: 7_200_000_000_000))
        logs.answer(&pane)
        #expect(logs.asked.last?.sources == [.out])
        #expect(logs.asked.last?.since == WallTime(nanoseconds: 3_600_000_000_000))
    }

    @Test func theLineThatAKeyIsAboutIsTheOneThatWasFoundOrTheLast() {
        var logs = LogPages(count: 50)
        var pane = pane(&logs)
        #expect(pane.pointed == logs.line(49))
        pane.wheel(MouseAct(.wheelUp, row: 1, column: 1))
        #expect(pane.pointed == logs.line(46))
    }
}
