package import Domain
package import Journal
package import Platform

/// What a view shows of the log of one run, page by page in either direction. A page costs what is shown of it, however
/// much the run has written: nothing before it is read, and nothing behind it.
package struct LogWindow {
    /// Of one page.
    package static let linesMax = 1_000

    private let run: LogRun
    private let sources: Set<ShownLine.Source>
    private let since: WallTime?
    private let now: WallTime
    private let home: HomePaths
    private let disk: any Disk

    /// - Parameter since: what began earlier is not wanted.
    package init(
        _ run: LogRun,
        sources: Set<ShownLine.Source> = Set(ShownLine.Source.allCases),
        since: WallTime? = nil,
        at now: WallTime,
        in home: HomePaths,
        on disk: any Disk
    ) {
        self.run = run
        self.sources = sources
        self.since = since
        self.now = now
        self.home = home
        self.disk = disk
    }

    // MARK: - Pages

    package func first(_ count: Int) throws(JournalError) -> LogPage {
        try read(from: LogPlace(run: try earliest(), time: nil), count)
    }

    package func last(_ count: Int) throws(JournalError) -> LogPage {
        guard wantsRun else { return try read(from: .start, count) }
        let place = try RunTail.place(
            ofLast: min(count, Self.linesMax),
            in: run.paths,
            on: disk,
            channels: channels,
            countsEvents: sources.contains(.run)
        )
        return try read(from: LogPlace(run: later(of: place, try earliest()), time: nil), Self.linesMax)
    }

    package func lines(_ count: Int, after place: LogPlace) throws(JournalError) -> LogPage {
        try read(from: place, count)
    }

    package func lines(_ count: Int, before place: LogPlace) throws(JournalError) -> LogPage {
        let earliest = try earliest()
        guard wantsRun, place.run.sequence > earliest.sequence || place.run != earliest else {
            return try readSessions(before: place)
        }
        let start = try RunTail.place(
            ofLast: min(count, Self.linesMax),
            before: place.run,
            in: run.paths,
            on: disk,
            channels: channels,
            countsEvents: sources.contains(.run)
        )
        return try read(from: later(of: start, earliest), upTo: place, earliest)
    }

    // MARK: - Reading

    var channels: Set<Channel> {
        var channels: Set<Channel> = []
        if sources.contains(.out) { channels.insert(.stdout) }
        if sources.contains(.err) { channels.insert(.stderr) }
        return channels
    }

    private var wantsRun: Bool { !sources.isDisjoint(with: [.out, .err, .run]) }

    private func earliest() throws(JournalError) -> RunPlace {
        guard let since else { return .start }
        return try RunTail.place(notBefore: since, in: run.paths, on: disk)
    }

    private func later(of one: RunPlace, _ other: RunPlace) -> RunPlace {
        one.sequence > other.sequence ? one : other
    }

    /// - Parameter damageOffset: damage up to there is not told.
    func stream(
        from place: RunPlace,
        behind damageOffset: Int64 = LineMark.noDamage
    ) throws(JournalError) -> RunStream {
        var request = LogRequest(askedAt: now)
        request.damageOffset = damageOffset
        request.lineBytesMax = Int64(ShownLines.lineBytesMax)
        request.sources = []
        if !channels.isEmpty { request.sources.insert(.backend) }
        if sources.contains(.run) { request.sources.insert(.events) }
        request.channels = channels
        request.since = since
        request.isFollowing = true
        request.keepsColors = true
        var cursor = LogCursor(takenAt: now)
        cursor.runs[run.metadata.run] = place
        request.after = cursor
        return try RunStream(run, request, tailCount: nil, in: home, on: disk)
    }

    /// From a place on, up to so many lines or to what is, for now, the end.
    private func read(from start: LogPlace, _ count: Int) throws(JournalError) -> LogPage {
        let count = min(count, Self.linesMax)
        let stream = try stream(from: start.run)
        var shown = ShownLines(of: run)
        var (end, settledCount) = (start.run, 0)
        var isLast = true
        if wantsRun {
            while let line = try stream.next() {
                shown.take(line)
                guard stream.isSettled, shown.isWhole else { continue }
                (end, settledCount) = (stream.place, shown.lines.count)
                guard settledCount < count else {
                    isLast = false
                    break
                }
            }
            if isLast { while let line = try stream.rest() { shown.take(line) } }
        }
        shown.finish()
        let lines = Array(shown.lines[..<settledCount])
        let isFirst = start.run.sequence <= (try earliest()).sequence && start.time == nil
        let startTime = isFirst ? nil : start.time ?? lines.first?.time
        let until = isLast ? nil : lines.last?.time
        let told = try sessionLines(from: start.time ?? startTime, to: until)
        var endTime = [start.time, lines.last?.time].compactMap { $0 }.max()
        if let last = told.last?.time, isLast { endTime = max(endTime ?? last, last.advanced(by: .nanoseconds(1))) }
        var page = LogPage(
            lines: Self.merged(lines, told),
            open: Array(shown.lines[settledCount...]),
            start: LogPlace(run: start.run, time: startTime),
            end: LogPlace(run: end, time: endTime),
            isFirst: isFirst,
            isLast: isLast
        )
        try measure(&page)
        return page
    }

    private func read(
        from start: RunPlace,
        upTo end: LogPlace,
        _ earliest: RunPlace
    ) throws(JournalError) -> LogPage {
        let stream = try stream(from: start)
        var shown = ShownLines(of: run)
        while let line = try stream.next(), !Self.isBehind(line, end.run, stream) { shown.take(line) }
        shown.finish()
        let isFirst = start.sequence <= earliest.sequence
        let startTime = isFirst ? nil : shown.lines.first?.time ?? end.time
        var page = LogPage(
            lines: Self.merged(shown.lines, try sessionLines(from: startTime, to: end.time)),
            start: LogPlace(run: start, time: startTime),
            end: end,
            isFirst: isFirst,
            isLast: false
        )
        try measure(&page)
        return page
    }

    /// What stands before the first line of the run, or where of the run nothing is wanted.
    private func readSessions(before end: LogPlace) throws(JournalError) -> LogPage {
        let lines = end.time == nil ? [] : try sessionLines(from: nil, to: end.time)
        let start = LogPlace(run: end.run, time: nil)
        return LogPage(lines: lines, start: start, end: end, isFirst: true, isLast: false)
    }

    private static func isBehind(_ line: LogLine, _ end: RunPlace, _ stream: RunStream) -> Bool {
        switch line.content {
        case .output(let piece, let voice):
            end.offsets[voice.channel].map { piece.offset >= $0 } ?? (stream.place.sequence >= end.sequence)
        case .event(let event): event.sequence > end.sequence
        case .note: stream.place.sequence > end.sequence
        }
    }

    // MARK: - What sessions tell

    private func sessionLines(from start: WallTime?, to end: WallTime?) throws(JournalError) -> [ShownLine] {
        guard sources.contains(.orch) else { return [] }
        var request = LogRequest(askedAt: now)
        request.sources = [.orch]
        request.since = [start, since].compactMap { $0 }.max()
        request.until = end
        let state = run.state(on: disk)
        let stream = try SessionStream(
            SessionInterest(in: run, endedAt: state?.finishedAt),
            run.origin,
            request,
            RunRedaction(of: run.paths, in: home, on: disk),
            in: home,
            on: disk
        )
        var shown = ShownLines(of: run)
        while let line = try stream.next() { shown.take(line) }
        return shown.lines.suffix(Self.linesMax)
    }

    /// Each keeps its order; what a session tells stands before the first line that is later.
    private static func merged(_ lines: [ShownLine], _ told: [ShownLine]) -> [ShownLine] {
        guard !told.isEmpty else { return lines }
        var merged: [ShownLine] = []
        var rest = told[...]
        for line in lines {
            while let next = rest.first, let time = line.time, let told = next.time, told < time {
                merged.append(next)
                rest.removeFirst()
            }
            merged.append(line)
        }
        return merged + rest
    }

    private func measure(_ page: inout LogPage) throws(JournalError) {
        for channel in channels {
            let path = run.paths.log(of: channel)
            do throws(PlatformError) { page.writtenBytes += try disk.status(of: path)?.bytes ?? 0 } catch {
                throw .disk(error)
            }
            page.endByte += page.end.run.offsets[channel] ?? 0
        }
    }
}
