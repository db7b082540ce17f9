import Domain
import Queries

@testable import TerminalUI

/// A log of numbered lines in the place of a home, which answers what a view asks.
struct LogPages {
    var count: Int
    var run = "run-1"
    var task = "gh-450"
    /// Said in turn; else each line says its run and number.
    var texts: [String] = []
    var startedAt = WallTime(nanoseconds: 0)
    var step = Duration.seconds(1)
    var open: [String] = []
    private(set) var asked: [LogAsk] = []

    init(count: Int) { self.count = count }

    func line(_ number: Int) -> ShownLine {
        ShownLine(
            source: number % 10 == 9 ? .err : .out,
            time: startedAt.advanced(by: step * number),
            task: task,
            run: run,
            rows: [StyledText(texts.isEmpty ? "\(run) \(number)" : texts[number % texts.count])]
        )
    }

    private func place(_ number: Int) -> LogPlace {
        var place = LogPlace.start
        place.time = startedAt.advanced(by: step * number)
        return place
    }

    private func number(_ place: LogPlace) -> Int {
        Int((((place.time ?? startedAt) - startedAt) / step).rounded())
    }

    func page(_ ask: LogAsk) -> LogPage {
        let range =
            switch ask.part {
            case .first: 0..<min(ask.count, count)
            case .last: max(0, count - ask.count)..<count
            case .before(let place): max(0, number(place) - ask.count)..<number(place)
            case .after(let place): number(place)..<min(count, number(place) + ask.count)
            }
        let isLast = range.upperBound == count
        return LogPage(
            lines: range.map(line),
            open: isLast
                ? open.map { ShownLine(source: .out, time: nil, task: "gh-450", run: run, rows: [StyledText($0)]) }
                : [],
            start: place(range.lowerBound),
            end: place(range.upperBound),
            isFirst: range.lowerBound == 0,
            isLast: isLast,
            writtenBytes: 1_000
        )
    }

    mutating func answer(_ pane: inout LogPane) {
        for case .lines(let asks) in pane.questions {
            asked += asks
            pane.take(.lines(asks.map { page($0) }), to: .lines(asks))
        }
    }
}
