package import Domain
package import Journal
package import Platform

/// A search through the lines of a run that are chosen, step by step: it goes on where it stopped, also when the run
/// has gone on.
package struct LogSearch: Sendable {
    /// Nobody goes through more; and a text that stands in every line is asked for by mistake.
    package static let hitsMax = 10_000

    package let query: LogQuery
    package let sources: Set<ShownLine.Source>
    /// The numbers of the lines in which it was found, as `LineIndex` counts.
    package private(set) var hits: [Int] = []
    /// How many lines were searched.
    package private(set) var searchedCount = 0

    package init(_ query: LogQuery, in sources: Set<ShownLine.Source>) {
        self.query = query
        self.sources = sources.subtracting([.orch])
    }

    /// Whether there may be more hits than are told.
    package var isCut: Bool { hits.count >= Self.hitsMax }

    /// Whether all that was counted was searched, or enough was found.
    package func isDone(by index: LineIndex) -> Bool { isCut || searchedCount >= index.total(of: sources) }

    /// Searches on among the lines that were counted, until the budget is spent.
    package mutating func extend(
        over run: LogRun,
        by index: LineIndex,
        within budget: LineBudget,
        at now: WallTime,
        in home: HomePaths,
        on disk: any Disk
    ) throws(JournalError) {
        guard !isDone(by: index) else { return }
        let total = index.total(of: sources)
        let mark = index.marks.last(behind: searchedCount, of: sources)
        let window = LogWindow(run, sources: sources, at: now, in: home, on: disk)
        let stream = try window.stream(from: mark.place, behind: mark.damageOffset)
        var (lines, budget, number) = (LineMatching(query), budget, mark.counts.count(of: sources))
        while number < total, !isCut {
            guard !budget.isSpent else { return }
            guard let line = try stream.next() ?? stream.held() else { break }
            // To come where the last step stopped takes some lines, and is no step forward.
            if number >= searchedCount { budget.spend(line) }
            guard let isFound = lines.take(line) else { continue }
            number += 1
            note(number, isFound)
        }
        guard !isCut, number < total else { return }
        // The end of a run that is over: lines without an end are told last.
        for isFound in lines.finish() {
            number += 1
            note(number, isFound)
        }
        searchedCount = total
    }

    private mutating func note(_ number: Int, _ isFound: Bool) {
        guard number > searchedCount, !isCut else { return }
        searchedCount = number
        if isFound { hits.append(number) }
    }
}

extension LineBudget {
    fileprivate mutating func spend(_ line: LogLine) {
        spend(lines: 1)
        if case .output(let piece, _) = line.content { spend(bytes: Int64(piece.bytes.count)) }
    }
}
