import Domain
import Journal
import Platform
import Queries

/// All that is shown of one target: its runs one after another, and what sessions tell of it.
final class LogGroup: LogStream {
    let target: LogTarget
    private let request: LogRequest
    private let home: HomePaths
    private let disk: any Disk
    private(set) var runs: [RunStream] = []
    private var sessions: SessionStream?
    private var merge = LogMerge([])

    /// The runs of the target that are wanted, oldest first.
    init(
        _ target: LogTarget,
        _ runs: [LogRun],
        _ request: LogRequest,
        in home: HomePaths,
        on disk: any Disk
    ) throws(JournalError) {
        self.target = target
        self.request = request
        self.home = home
        self.disk = disk
        if let count = request.tailCount, request.after == nil {
            try openTail(runs, count)
        } else {
            try open(runs, tailCount: nil)
        }
    }

    var newest: RunStream? { runs.last }

    /// The folders in which something changes when there is something new to show, but for those of the runs.
    var folders: [String] { sessions?.folders ?? [] }

    /// Whether no session tells of it.
    var hasNoSession: Bool { sessions?.hasNone ?? true }

    func next() throws(JournalError) -> LogLine? { try merge.next() }

    func rest() throws(JournalError) -> LogLine? { try merge.rest() }

    func held() -> LogLine? { merge.held() }

    func note(in cursor: inout LogCursor) throws(JournalError) {
        for run in runs { try run.note(in: &cursor) }
        try sessions?.note(in: &cursor)
    }

    /// Goes on with another run of the target, from its beginning.
    func append(_ run: LogRun) throws(JournalError) {
        let stream = try RunStream(run, request, tailCount: nil, in: home, on: disk)
        runs.append(stream)
        merge.append(stream)
    }

    /// Says of which runs not all secrets can be told.
    func tellOfLacks(to console: Console) throws(CommandError) {
        for stream in runs {
            guard let lack = stream.redaction?.lack else { continue }
            try console.say(Self.lack(lack, of: stream.run.metadata.run.text))
        }
    }

    static func lack(_ lack: String, of run: String) -> String {
        SafeText.of("roost: \(lack): of the secrets of \(run) only those are hidden that have a known form")
    }

    func lookForSessions() throws(JournalError) { try sessions?.look() }

    /// Opens so that the last lines of all streams together are left. Where a filter thins them out, more and more is
    /// looked at until there are enough or no more.
    private func openTail(_ runs: [LogRun], _ count: Int) throws(JournalError) {
        var looked = count
        while true {
            try open(runs, tailCount: looked)
            let isExact = request.filter.isEmpty && self.runs.count == 1 && sessions?.isEmpty ?? true
            if isExact { return }
            let isWhole = self.runs.allSatisfy(\.isWhole)
            let found = try countLines()
            if found >= count || isWhole {
                try open(runs, tailCount: looked)
                return try skip(found - count)
            }
            looked = max(looked, 1) * 8
        }
    }

    private func countLines() throws(JournalError) -> Int {
        var count = 0
        while let line = try next() { count += line.isFirst ? 1 : 0 }
        while let line = try rest() { count += line.isFirst ? 1 : 0 }
        return count
    }

    private func skip(_ count: Int) throws(JournalError) {
        var left = count
        while left > 0, let line = try next() { left -= line.isFirst ? 1 : 0 }
    }

    private func open(_ runs: [LogRun], tailCount: Int?) throws(JournalError) {
        var streams: [RunStream] = []
        if request.sources != [.orch], target != .daemon {
            for run in runs { streams.append(try RunStream(run, request, tailCount: tailCount, in: home, on: disk)) }
        }
        self.runs = streams
        let hasSessions = request.sources.contains(.orch) || target == .daemon
        sessions = try hasSessions ? openSessions(runs) : nil
        merge = LogMerge(streams + [sessions].compactMap { $0 })
    }

    private func openSessions(_ runs: [LogRun]) throws(JournalError) -> SessionStream {
        let end = runs.last.flatMap { $0.state(on: disk)?.finishedAt }
        let origin = runs.last?.origin
        return try SessionStream(
            SessionInterest(in: target, runs, endedAt: end),
            LogOrigin(task: origin?.task, worker: origin?.worker, run: nil),
            request,
            request.isRedacted ? newest?.redaction ?? .ofKnownForms : nil,
            in: home,
            on: disk
        )
    }
}
