import Domain
import Queries
import Testing

@testable import TerminalUI

@Suite struct LogBookTests {
    private func answer(_ book: inout LogBook, _ logs: [LogPages], older: Bool = false) -> [LogAsk.Part] {
        var parts: [LogAsk.Part] = []
        for case .lines(let asks) in book.questions(wantsOlder: older, wantsNewer: !older) {
            parts += asks.map(\.part)
            book.take(asks.map { ask in logs.first { $0.run == ask.name }?.page(ask) }, to: asks)
        }
        return parts
    }

    private func texts(_ book: LogBook) -> [String] { book.lines.map { $0.rows[0].text } }

    @Test func itBeginsAtTheEndAndNumbersStayWhileLinesComeAtEitherEnd() {
        var logs = LogPages(count: 1_000)
        var book = LogBook(["run-1"])
        #expect(answer(&book, [logs]) == [.last])
        #expect(book.first == 0 && book.lines.count == LogBook.pageLines && book.isAtEnd && !book.isAtStart)
        let line = book.line(5)
        _ = answer(&book, [logs], older: true)
        #expect(book.first == -LogBook.pageLines)
        logs.count = 1_010
        _ = answer(&book, [logs])
        #expect(book.line(5) == line)
        #expect(book.lines.last == logs.line(1_009))
        #expect(book.lines == (400..<1_010).map(logs.line))
    }

    @Test func whatHasNotEndedStandsBehindTheLinesAndIsReplaced() {
        var logs = LogPages(count: 3)
        logs.open = ["half"]
        var book = LogBook(["run-1"])
        _ = answer(&book, [logs])
        #expect(book.line(3)?.rows[0].text == "half" && book.end == 3 && book.shownEnd == 4)
        logs.count = 4
        logs.open = []
        _ = answer(&book, [logs])
        #expect(book.shownEnd == 4 && book.line(3) == logs.line(3))
    }

    @Test func whatIsFarIsLetGoAndAskedForAgain() {
        var logs = LogPages(count: 20_000)
        var book = LogBook(["run-1"])
        _ = answer(&book, [logs])
        for _ in 0..<30 { _ = answer(&book, [logs], older: true) }
        #expect(book.lines.count <= LogBook.linesMax && !book.isAtEnd)
        let last = book.lines.last
        #expect(last != logs.line(19_999))
        _ = answer(&book, [logs])
        #expect(book.lines == (book.lines[0].number..<book.lines[0].number + book.lines.count).map(logs.line))
        logs.count = 50_000
        for _ in 0..<200 { _ = answer(&book, [logs]) }
        #expect(book.isAtEnd && book.lines.count <= LogBook.linesMax && book.lines.last == logs.line(49_999))
    }

    @Test func linesOfSeveralRunsStandInTheOrderOfTimeAndNoneBeforeOneThatIsMissing() {
        var slow = LogPages(count: 50)
        slow.run = "run-2"
        slow.step = .seconds(100)
        let fast = LogPages(count: 4_000)
        var book = LogBook(["run-1", "run-2"])
        _ = answer(&book, [fast, slow])
        #expect(book.isOpen)
        func isSorted() -> Bool {
            let times = book.lines.compactMap(\.time)
            return times == times.sorted()
        }
        #expect(isSorted() && book.lines.first?.run == "run-1")
        for _ in 0..<4 { _ = answer(&book, [fast, slow], older: true) }
        #expect(isSorted())
        #expect(book.lines.count { $0.run == "run-2" } > 3)
    }

    @Test func aRunThatIsNotThereIsToldOf() {
        var book = LogBook(["gh-7"])
        book.take([nil], to: [LogAsk("gh-7", .last, count: 1)])
        #expect(book.failure == "there is no run of gh-7 yet")
        #expect(book.questions(wantsOlder: true, wantsNewer: true).count == 1)
    }

    @Test func runsThatBeginAreTakenInAndSessionsAreLookedThroughForOneAlone() {
        var book = LogBook(["run-1"])
        guard case .lines(let one)? = book.questions(wantsOlder: false, wantsNewer: true).first else { return }
        #expect(one[0].sources.contains(.orch))
        book.add("run-2", in: "/r/run-2")
        guard case .lines(let asks)? = book.questions(wantsOlder: false, wantsNewer: true).first else { return }
        #expect(asks.map(\.directory) == [nil, "/r/run-2"])
        #expect(asks.allSatisfy { !$0.sources.contains(.orch) })
    }
}

extension ShownLine {
    fileprivate var number: Int { rows[0].text.split(separator: " ").last.flatMap { Int($0) } ?? -1 }
}
