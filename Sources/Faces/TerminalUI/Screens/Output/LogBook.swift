import Domain
package import Queries

/// The lines of some runs as far as they are kept, in one order. Pages are put to them at either end, and what is far
/// from where somebody reads is let go.
package struct LogBook: Sendable {
    /// How many lines are kept, and how many are asked for at once.
    package static let linesMax = 4_000
    package static let pageLines = 300

    /// A run, and how much of it is there.
    private struct Feed: Sendable {
        let name: String
        var directory: String?
        var isFirst = false
        var isEnd = false
        var open: [ShownLine] = []
        /// Of one run: the pages that are kept, so that whole ones can go.
        var stretches: [Stretch] = []
        /// Of several: what is older than what is known of all.
        var older: [ShownLine] = []

        var start: LogPlace? { stretches.first?.start }
        var end: LogPlace? { stretches.last?.end }
    }

    private struct Stretch: Sendable {
        var start: LogPlace
        var end: LogPlace
        var count: Int
    }

    package private(set) var lines: [ShownLine] = []
    /// The number of the first line. Numbers stay while lines come at either end.
    package private(set) var first = 0
    package private(set) var writtenBytes: Int64 = 0
    package private(set) var endByte: Int64 = 0
    /// Whether a page of each run has come.
    package private(set) var isOpen = false
    package private(set) var failure: String?
    private var feeds: [Feed]
    /// Lines were let go at the beginning, and of several runs they do not come back.
    private var isCut = false
    private var wish: LogWish

    package init(_ names: [String] = [], _ wish: LogWish = LogWish()) {
        feeds = names.map { Feed(name: $0) }
        self.wish = wish
    }

    // MARK: - What is there

    /// What has begun and not ended, behind the lines.
    package var open: [ShownLine] { isAtEnd ? feeds.flatMap(\.open) : [] }
    /// Behind the last line.
    package var end: Int { first + lines.count }
    /// Behind what has begun, too.
    package var shownEnd: Int { end + open.count }
    package var isAtStart: Bool { isCut || feeds.allSatisfy(\.isFirst) }
    package var isAtEnd: Bool { feeds.allSatisfy(\.isEnd) }
    package var hasAll: Bool { !isCut && isOpen && isAtStart && isAtEnd }
    private var isSingle: Bool { feeds.count == 1 }

    package func line(_ number: Int) -> ShownLine? {
        if number >= first, number < end { return lines[number - first] }
        let open = open
        return number >= end && number < end + open.count ? open[number - end] : nil
    }

    /// A run that has begun meanwhile.
    package mutating func add(_ name: String, in directory: String?) {
        guard !feeds.contains(where: { $0.name == name }) else { return }
        feeds.append(Feed(name: name, directory: directory))
    }

    // MARK: - What is asked

    /// - Parameter wantsOlder: somebody reads near the first line.
    package func questions(wantsOlder: Bool, wantsNewer: Bool) -> [TopQuestion] {
        var asks: [LogAsk] = []
        for feed in feeds {
            if feed.end == nil {
                let count = isSingle ? Self.pageLines : max(20, Self.pageLines * 2 / feeds.count)
                asks.append(ask(feed, .last, count))
            } else if wantsNewer, let end = feed.end {
                asks.append(ask(feed, .after(end), Self.pageLines))
            }
        }
        var questions: [TopQuestion] = asks.isEmpty ? [] : [.lines(asks)]
        if wantsOlder, isOpen, !isAtStart, let feed = nearest, let start = feed.start {
            questions.append(.lines([ask(feed, .before(start), Self.pageLines)]))
        }
        return questions
    }

    private func ask(_ feed: Feed, _ part: LogAsk.Part, _ count: Int) -> LogAsk {
        var sources = wish.choice.sources
        // Sessions are looked through for one run, and not for each of fifty.
        if !isSingle, wish.choice == .all { sources.remove(.orch) }
        return LogAsk(feed.name, in: feed.directory, part, count: count, sources: sources, since: wish.since)
    }

    /// The run of which the least is known: what is older of the others waits for it.
    private var nearest: Feed? {
        feeds.filter { !$0.isFirst }.max { ($0.start?.time ?? .distantPast) < ($1.start?.time ?? .distantPast) }
    }

    // MARK: - What comes

    package mutating func take(_ pages: [LogPage?], to asks: [LogAsk]) {
        var newer: [ShownLine] = []
        for (ask, page) in zip(asks, pages) {
            guard let place = feeds.firstIndex(where: { $0.name == ask.name }) else { continue }
            guard let page else {
                if isSingle { failure = "there is no run of \(ask.name) yet" }
                continue
            }
            failure = nil
            take(page, ask.part, of: place, &newer)
        }
        if !isSingle { newer = Self.sorted(newer) }
        lines += newer
        isOpen = feeds.allSatisfy { $0.end != nil }
        if !isSingle { release() }
        letGoOfOldest()
    }

    package mutating func failed(_ why: String) { failure = why }

    private mutating func take(_ page: LogPage, _ part: LogAsk.Part, of place: Int, _ newer: inout [ShownLine]) {
        feeds[place].directory = page.directory ?? feeds[place].directory
        let stretch = Stretch(start: page.start, end: page.end, count: page.lines.count)
        switch part {
        case .first, .last:
            guard feeds[place].end == nil else { return }
            feeds[place].stretches = [stretch]
            feeds[place].isFirst = page.isFirst
            if isSingle { newer += page.lines } else { feeds[place].older = page.lines }
        case .after(let end):
            guard feeds[place].end == end else { return }
            let last = feeds[place].stretches.count - 1
            if feeds[place].stretches[last].count + page.lines.count <= Self.pageLines {
                feeds[place].stretches[last].count += page.lines.count
                feeds[place].stretches[last].end = page.end
            } else {
                feeds[place].stretches.append(stretch)
            }
            newer += page.lines
        case .before(let start):
            guard feeds[place].start == start else { return }
            feeds[place].stretches.insert(stretch, at: 0)
            feeds[place].isFirst = page.isFirst
            guard isSingle else {
                feeds[place].older = page.lines + feeds[place].older
                return
            }
            lines = page.lines + lines
            first -= page.lines.count
            letGoOfNewest()
            return
        }
        feeds[place].isEnd = page.isLast
        feeds[place].open = page.open
        (writtenBytes, endByte) = (page.writtenBytes, page.endByte)
    }

    // MARK: - Several runs

    /// What is older than the first line of a run of which more could be told waits: it may stand between.
    private mutating func release() {
        guard isOpen else { return }
        let horizon = nearest?.start?.time
        var released: [ShownLine] = []
        for place in feeds.indices {
            let count = feeds[place].older.count
            let from =
                horizon.map { horizon in
                    feeds[place].older.firstIndex { $0.time.map { $0 >= horizon } ?? false } ?? count
                } ?? 0
            released += feeds[place].older[from...]
            feeds[place].older.removeLast(count - from)
        }
        guard !released.isEmpty else { return }
        lines = Self.sorted(released) + lines
        first -= released.count
    }

    /// By their times; what has none stays behind the line that it follows.
    private static func sorted(_ lines: [ShownLine]) -> [ShownLine] {
        var last = WallTime.distantPast
        let timed = lines.enumerated().map { place, line in
            last = line.time ?? last
            return (time: last, place: place)
        }
        return timed.sorted { ($0.time, $0.place) < ($1.time, $1.place) }.map { lines[$0.place] }
    }

    // MARK: - Letting go

    private mutating func letGoOfOldest() {
        guard lines.count > Self.linesMax else { return }
        guard isSingle else {
            let count = lines.count - Self.linesMax
            lines.removeFirst(count)
            first += count
            isCut = true
            return
        }
        while lines.count > Self.linesMax, feeds[0].stretches.count > 1 {
            let gone = feeds[0].stretches.removeFirst()
            lines.removeFirst(gone.count)
            first += gone.count
            feeds[0].isFirst = false
        }
    }

    private mutating func letGoOfNewest() {
        while lines.count > Self.linesMax, feeds[0].stretches.count > 1 {
            let gone = feeds[0].stretches.removeLast()
            lines.removeLast(gone.count)
            feeds[0].isEnd = false
            feeds[0].open = []
        }
    }
}

extension WallTime {
    fileprivate static let distantPast = WallTime(nanoseconds: .min)
}
