import Domain
package import Journal
package import Platform

/// The lines of one run that are wanted.
package final class RunStream: LogStream {
    package let run: LogRun
    private let request: LogRequest
    private let disk: any Disk
    private var lines: RunLines
    private let origin: LogOrigin
    private let stdout: RunChannel
    private let stderr: RunChannel
    /// Nil where the exact bytes are wanted.
    package let redaction: RunRedaction?
    private var waiting = HeldLines()
    /// Whether it begins with the first line that is wanted.
    package let isWhole: Bool
    /// Whether the run was over before its lines were read.
    private let wasOver: Bool
    /// Set where something may have come since the end was seen.
    package var mayHaveMore = true

    /// - Parameter tailCount: how many of its last lines at most; nil for all that the request wants.
    package init(
        _ run: LogRun,
        _ request: LogRequest,
        tailCount: Int?,
        in home: HomePaths,
        on disk: any Disk
    ) throws(JournalError) {
        self.run = run
        self.request = request
        self.disk = disk
        origin = run.origin
        let redaction = request.isRedacted ? RunRedaction(of: run.paths, in: home, on: disk) : nil
        self.redaction = redaction
        (stdout, stderr) = (
            Self.channel(.stdout, of: run, request, redaction, disk),
            Self.channel(.stderr, of: run, request, redaction, disk)
        )
        wasOver = run.state(on: disk)?.isOver ?? false
        let first = try Self.first(in: run, request, disk)
        let place = try Self.place(in: run, request, tailCount, after: first, disk)
        isWhole = place == first
        lines = try RunLines(
            run.paths,
            on: disk,
            from: place,
            until: request.until,
            channels: request.wantedChannels
        )
    }

    package func next() throws(JournalError) -> LogLine? {
        while true {
            if let line = takeHeld(isQuiet: false) { return line }
            guard mayHaveMore else { break }
            guard let line = try lines.next() else {
                mayHaveMore = false
                break
            }
            if let shown = take(line) { return shown }
        }
        // What a run that is over has left without an end comes before the lines of the next run.
        return wasOver ? try rest() : nil
    }

    package func rest() throws(JournalError) -> LogLine? {
        if let line = takeHeld(isQuiet: true) { return line }
        while let line = try lines.rest() {
            if let shown = take(line) { return shown }
        }
        for channel in [stdout, stderr] { if goesOn { channel.settle() } else { channel.finish() } }
        return takeHeld(isQuiet: true) ?? takeRemainder()
    }

    /// Nothing more is read: what waited comes out.
    package func held() -> LogLine? {
        stdout.finish()
        stderr.finish()
        return takeHeld(isQuiet: true) ?? takeRemainder()
    }

    /// Behind all that was read.
    package var place: RunPlace { lines.place }

    /// Whether all that was read has come out.
    package var isSettled: Bool { waiting.isEmpty }

    package func note(in cursor: inout LogCursor) throws(JournalError) { cursor.runs[run.metadata.run] = lines.place }

    /// The place of the first line that is wanted.
    private static func first(
        in run: LogRun,
        _ request: LogRequest,
        _ disk: any Disk
    ) throws(JournalError) -> RunPlace {
        if let place = request.after?.runs[run.metadata.run] { return place }
        guard let since = request.since else { return .start }
        return try RunTail.place(notBefore: since, in: run.paths, on: disk)
    }

    private static func place(
        in run: LogRun,
        _ request: LogRequest,
        _ tailCount: Int?,
        after first: RunPlace,
        _ disk: any Disk
    ) throws(JournalError) -> RunPlace {
        guard let tailCount else { return first }
        let last = try RunTail.place(
            ofLast: tailCount,
            in: run.paths,
            on: disk,
            until: request.until,
            channels: request.wantedChannels,
            countsEvents: request.sources.contains(.events)
        )
        return last.sequence > first.sequence ? last : first
    }

    // MARK: - Without secrets

    private static func channel(
        _ channel: Channel,
        of run: LogRun,
        _ request: LogRequest,
        _ redaction: RunRedaction?,
        _ disk: any Disk
    ) -> RunChannel {
        RunChannel(
            LogVoice(run.origin, channel, keepsColors: request.keepsColors),
            redaction?.lines(of: channel, in: run.paths, on: disk)
        )
    }

    /// Whether more may come of what has not ended.
    private var goesOn: Bool { request.isFollowing && !wasOver && run.isRunning(on: disk) }

    /// The line, where it can be shown at once; else it waits behind what waits already.
    private func take(_ line: RunLine) -> LogLine? {
        guard case .output(let name, let piece, let began) = line else {
            guard waiting.isEmpty else {
                waiting.append(.line(line))
                return nil
            }
            return shown(line)
        }
        let channel = name == .stdout ? stdout : stderr
        guard !channel.passesOver(piece, beyond: request.lineBytesMax) else { return nil }
        if waiting.isEmpty, channel.passes(piece) { return shown(line) }
        waiting.append(.output(channel, number: channel.append(piece), began: began))
        return takeHeld(isQuiet: false)
    }

    private func takeHeld(isQuiet: Bool) -> LogLine? {
        while let line = waiting.next(isQuiet: isQuiet) {
            if let shown = shown(line) { return shown }
        }
        return nil
    }

    /// What was left of a line when it was quiet.
    private func takeRemainder() -> LogLine? {
        for channel in [stdout, stderr] {
            while let (piece, _, _) = channel.next() {
                if piece.bytes.isEmpty, piece.ending == .none { continue }
                if let shown = shown(.output(channel.voice.channel, piece, began: nil)) { return shown }
            }
        }
        return nil
    }

    /// The line as it is shown; nil where it is not wanted.
    private func shown(_ line: RunLine) -> LogLine? {
        let shown: LogLine
        switch line {
        case .output(let channel, let piece, let began):
            if let since = request.since, let began, began < since { return nil }
            let voice = channel == .stdout ? stdout.voice : stderr.voice
            shown = LogLine(source: .backend, origin: origin, time: began, content: .output(piece, voice))
        case .event(let event):
            guard request.sources.contains(.events) else { return nil }
            let content = LogLine.Content.event(redaction?.redact(event) ?? event)
            shown = LogLine(source: .events, origin: origin, time: event.createdAt, content: content)
        case .mark(let record):
            guard record.kind == .gap, request.wantedChannels.contains(record.channel) else { return nil }
            let text = "\(ByteCount(bytes: record.length)) of \(record.channel.rawValue) were not recorded here"
            shown = LogLine(source: .backend, origin: origin, time: record.wall, content: .note(text))
        case .damage(let damage):
            guard request.sources.contains(.events), damage.offset > request.damageOffset else { return nil }
            let text = "worker.log is damaged here; roost verify \(run.metadata.run) tells more"
            shown = LogLine(source: .events, origin: origin, time: nil, content: .note(text))
        }
        return request.filter.wants(shown) ? shown : nil
    }
}
