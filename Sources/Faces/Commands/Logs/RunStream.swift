import Domain
import Journal
import Platform

/// The lines of one run that are wanted.
final class RunStream: LogStream {
    let run: LogRun
    private let request: LogRequest
    private let disk: any Disk
    private var lines: RunLines
    private let origin: LogOrigin
    private let stdout: LogVoice
    private let stderr: LogVoice
    /// Whether it begins with the first line that is wanted.
    let isWhole: Bool
    /// Whether the run was over before its lines were read.
    private let wasOver: Bool
    /// Set where something may have come since the end was seen.
    var mayHaveMore = true

    /// - Parameter tailCount: how many of its last lines at most; nil for all that the request wants.
    init(_ run: LogRun, _ request: LogRequest, tailCount: Int?, on disk: any Disk) throws(CommandError) {
        self.run = run
        self.request = request
        self.disk = disk
        origin = run.origin
        stdout = LogVoice(origin, .stdout, keepsColors: request.keepsColors)
        stderr = LogVoice(origin, .stderr, keepsColors: request.keepsColors)
        wasOver = run.state(on: disk)?.isOver ?? false
        let first = try onRecord { () throws(JournalError) in try Self.first(in: run, request, disk) }
        let place = try onRecord { () throws(JournalError) in
            try Self.place(in: run, request, tailCount, after: first, disk)
        }
        isWhole = place == first
        lines = try onRecord { () throws(JournalError) in
            try RunLines(
                run.paths,
                on: disk,
                from: place,
                until: request.until,
                channels: request.wantedChannels
            )
        }
    }

    func next() throws(CommandError) -> LogLine? {
        while mayHaveMore {
            guard let line = try onRecord({ () throws(JournalError) in try lines.next() }) else {
                mayHaveMore = false
                break
            }
            if let shown = shown(line) { return shown }
        }
        // What a run that is over has left without an end comes before the lines of the next run.
        return wasOver ? try rest() : nil
    }

    func rest() throws(CommandError) -> LogLine? {
        while let line = try onRecord({ () throws(JournalError) in try lines.rest() }) {
            if let shown = shown(line) { return shown }
        }
        return nil
    }

    func note(in cursor: inout LogCursor) throws(CommandError) { cursor.runs[run.metadata.run] = lines.place }

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

    /// The line as it is shown; nil where it is not wanted.
    private func shown(_ line: RunLine) -> LogLine? {
        let shown: LogLine
        switch line {
        case .output(let channel, let piece, let began):
            if let since = request.since, let began, began < since { return nil }
            let voice = channel == .stdout ? stdout : stderr
            shown = LogLine(source: .backend, origin: origin, time: began, content: .output(piece, voice))
        case .event(let event):
            guard request.sources.contains(.events) else { return nil }
            shown = LogLine(source: .events, origin: origin, time: event.createdAt, content: .event(event))
        case .mark(let record):
            guard record.kind == .gap, request.wantedChannels.contains(record.channel) else { return nil }
            let text = "\(ByteCount(bytes: record.length)) of \(record.channel.rawValue) were not recorded here"
            shown = LogLine(source: .backend, origin: origin, time: record.wall, content: .note(text))
        case .damage:
            guard request.sources.contains(.events) else { return nil }
            let text = "worker.log is damaged here; roost verify \(run.metadata.run) tells more"
            shown = LogLine(source: .events, origin: origin, time: nil, content: .note(text))
        }
        return request.filter.wants(shown) ? shown : nil
    }
}
