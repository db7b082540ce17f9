package import Domain
package import Journal
package import Platform

/// Reads lines of a run by their numbers, as `LogWindow` would show them, from a place near the first of them: whatever
/// stands before that place costs nothing.
package struct LineWindow {
    /// Of one answer.
    package static let linesMax = 1_000

    private let run: LogRun
    private let sources: Set<ShownLine.Source>
    private let window: LogWindow
    private let disk: any Disk

    package init(
        _ run: LogRun,
        sources: Set<ShownLine.Source>,
        at now: WallTime,
        in home: HomePaths,
        on disk: any Disk
    ) {
        self.run = run
        self.sources = sources.subtracting([.orch])
        self.disk = disk
        window = LogWindow(run, sources: self.sources, at: now, in: home, on: disk)
    }

    /// The number of the first line that is meant: where it is negative, it counts from the last one that is known.
    package func first(_ from: Int, by index: LineIndex) -> Int {
        from < 0 ? max(1, index.total(of: sources) + 1 + from) : max(1, from)
    }

    /// So many lines from a number on, as far as they were counted; behind the last one what has begun and not ended.
    package func lines(from: Int, count: Int, by index: LineIndex) throws(JournalError) -> [NumberedLine] {
        guard !sources.isEmpty else { return [] }
        let total = index.total(of: sources)
        let start = first(from, by: index)
        let end = start + min(max(0, count), Self.linesMax)
        var lines = start <= total && start < end ? try settled(start..<min(end, total + 1), by: index) : []
        guard end > total + 1, start <= total + 1, index.isCaughtUp, !index.isFinal else { return lines }
        lines += try open(behind: total, index)
        return lines
    }

    private func settled(_ numbers: Range<Int>, by index: LineIndex) throws(JournalError) -> [NumberedLine] {
        let mark = index.marks.last(behind: numbers.lowerBound - 1, of: sources)
        let known = mark.counts.count(of: sources)
        let stream = try window.stream(from: mark.place, behind: mark.damageOffset)
        var shown = ShownLines(of: run)
        while known + shown.passedCount < numbers.lowerBound - 1, let line = try stream.next() { shown.pass(line) }
        // Fewer where the run ends with lines that have no end, of which none is passed over.
        let skipped = numbers.lowerBound - 1 - known - shown.passedCount
        while shown.lines.count < skipped + numbers.count {
            guard let line = try stream.next() else { break }
            shown.take(line)
        }
        // Of a run that goes on some may wait for what is behind them.
        while shown.lines.count < skipped + numbers.count, let line = stream.held() { shown.take(line) }
        if index.isFinal { shown.finish() }
        return zip(numbers, shown.lines.dropFirst(skipped)).map { NumberedLine($0, $1) }
    }

    // MARK: - What has not ended

    private func open(behind total: Int, _ index: LineIndex) throws(JournalError) -> [NumberedLine] {
        var end = index.end
        for channel in window.channels {
            let start = end.place.offsets[channel] ?? 0
            end.place.offsets[channel] = try OpenLine.start(of: channel, from: start, in: run.paths, on: disk)
        }
        let stream = try window.stream(from: end.place, behind: end.damageOffset)
        var shown = ShownLines(of: run)
        // What has ended since it was counted comes first.
        while shown.lines.count < Self.linesMax, let line = try stream.next() { shown.take(line) }
        let endedCount = shown.lines.count
        guard endedCount < Self.linesMax else { return numbered(shown.lines, behind: total, endedCount) }
        while let line = try stream.rest() { shown.take(line) }
        shown.finish()
        return numbered(shown.lines, behind: total, endedCount)
    }

    private func numbered(_ lines: [ShownLine], behind total: Int, _ endedCount: Int) -> [NumberedLine] {
        lines.enumerated().map { NumberedLine(total + 1 + $0, $1, isOpen: $0 >= endedCount) }
    }
}
