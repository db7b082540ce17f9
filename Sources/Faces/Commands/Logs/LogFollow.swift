import Domain
import Glibc
import Journal
import Platform
import Queries

/// Shows what comes as it comes, until the runs are over or somebody stops it. The kernel says when files change; where
/// it grants no watches, they are looked at twice a second.
final class LogFollow {
    /// After so long without news, lines that have not ended are shown, and how often the last one came.
    private static let quietAfter = Duration.milliseconds(300)
    private static let linesBetweenLooks = 4_096
    private static let runsLookedAtMax = 4
    private static let pollInterval = Duration.milliseconds(500)
    /// How often somebody looks whether the runs still have their shims.
    private static let attendanceInterval = Duration.seconds(1)

    let console: Console
    let disk: any Disk
    private let arrivals: LogArrivals
    private let loop: EventLoop
    private let watch: FolderWatch
    private let attend: (RunPaths) throws(CommandError) -> Void
    private var isAttendanceDue = true
    var merge: LogMerge
    var printer: LogPrinter
    var runs: [FollowedRun] = []
    private var stopped: Signal?
    private var isReaderGone = false
    private lazy var patience = OutputPatience(loop) { [weak self] in
        self.map { $0.stopped == nil && !$0.isReaderGone } ?? false
    }
    /// Whether there is something that is shown only when it is quiet.
    private var isUnsettled = true

    /// - Parameter attend: sees to it that a run has a shim.
    init(
        _ arrivals: LogArrivals,
        _ printer: LogPrinter,
        to console: Console,
        on disk: any Disk,
        attend: @escaping (RunPaths) throws(CommandError) -> Void
    ) throws(CommandError) {
        self.arrivals = arrivals
        self.printer = printer
        self.console = console
        self.disk = disk
        self.attend = attend
        merge = LogMerge(arrivals.groups)
        do throws(PlatformError) {
            loop = try EventLoop()
            watch = try FolderWatch(on: loop)
        } catch {
            throw .platform(error)
        }
    }

    /// All that was shown, also what came in while it was followed.
    var groups: [LogGroup] { arrivals.groups }

    /// Whether all that it came to was seen: not where it was stopped while the reader read nothing.
    var hasShownAll: Bool { !patience.hasDropped }

    func run() throws(CommandError) -> ExitCode {
        for group in groups { take(group) }
        try listen()
        try takeArrivals()
        try tellOfEnds()
        try drain()
        while true {
            if let stopped { return try stop(by: stopped) }
            if isReaderGone { throw .outputClosed }
            if isAttendanceDue { try attendAll() }
            if arrivals.areComplete, runs.allSatisfy(\.isOver) { break }
            try wait()
        }
        try printer.finish()
        try console.flush()
        console.wait(with: nil)
        return .ok
    }

    // MARK: - Waiting

    /// From here on signals are heard only where they are asked for.
    private func listen() throws(CommandError) {
        let signals: [Signal] = [.interrupt, .terminate]
        Signal.block(signals)
        do throws(PlatformError) {
            try loop.watch(signals) { [unowned self] in stopped = $0 }
            loop.after(Self.attendanceInterval, repeats: true) { [unowned self] in isAttendanceDue = true }
        } catch {
            throw .platform(error)
        }
        console.wait(with: patience)
        Deliberate.ignore(because: "a file is never hung up, and cannot be watched") { () throws(PlatformError) in
            try loop.watch(STDOUT_FILENO, for: []) { [unowned self] _ in isReaderGone = true }
        }
    }

    private func attendAll() throws(CommandError) {
        isAttendanceDue = false
        for run in runs where !run.isOver { try attend(run.stream.run.paths) }
    }

    private func wait() throws(CommandError) {
        var limit = isUnsettled || printer.holdsRepeats ? Self.quietAfter : nil
        if watch.isPolling { limit = Self.pollInterval }
        let changes: FileChanges
        do throws(PlatformError) { try loop.turn(upTo: limit) } catch { throw .platform(error) }
        // Of a few runs it is sooner seen what has come than heard which of them has changed.
        if runs.count <= Self.runsLookedAtMax {
            for run in runs { run.stream.mayHaveMore = true }
            try drain()
        }
        do throws(PlatformError) { changes = try watch.take() } catch { throw .platform(error) }
        guard !changes.isEmpty || watch.isPolling else { return try settle() }
        try take(changes)
        try drain()
    }

    private func take(_ changes: FileChanges) throws(CommandError) {
        let isAny = changes.isIncomplete || watch.isPolling
        let folders = Set(changes.paths.map { FilePath.folder(of: $0) })
        for run in runs where isAny || folders.contains(run.directory) { run.note() }
        // Most often it is a run that is followed already that goes on, and nothing arrives in those.
        let isElsewhere = !folders.allSatisfy { folder in runs.contains { $0.directory == folder } }
        if isAny || isElsewhere && arrivals.concern(folders.union(changes.paths)) { try takeArrivals() }
        let hasEnd = isAny || changes.paths.contains { FilePath.name(of: $0) == RunState.fileName }
        if hasEnd { try tellOfEnds() }
    }

    /// Of what came into a folder before it was watched nobody hears, so that each new one is looked at once more.
    private func takeArrivals() throws(CommandError) {
        repeat {
            for arrival in try arrivals.take() { try begin(arrival) }
        } while try watchNewFolders()
    }

    private func watchNewFolders() throws(CommandError) -> Bool {
        var isAny = false
        do throws(PlatformError) {
            for folder in arrivals.folders where try watch.add(folder) { isAny = true }
            for run in runs where try watch.add(run.directory) { run.note() }
        } catch {
            throw .platform(error)
        }
        return isAny
    }

    // MARK: - Showing

    /// The first line is on the screen before another is looked for: most often there is none. Where there are many,
    /// somebody may want them to stop.
    func drain() throws(CommandError) {
        var count = 0
        while stopped == nil, !isReaderGone, let line = try next() {
            try printer.show(line)
            isUnsettled = true
            count += 1
            if count == 1 { try console.flush() }
            guard count % Self.linesBetweenLooks == 0 else { continue }
            do throws(PlatformError) { try loop.turn(upTo: .zero) } catch { throw .platform(error) }
        }
        for run in runs where run.isOver && stopped == nil { try showRest(of: run.stream) }
        try console.flush()
    }

    /// It is quiet: what has begun is shown as far as it is there.
    func settle() throws(CommandError) {
        guard isUnsettled || printer.holdsRepeats else { return }
        isUnsettled = false
        for run in runs { try showRest(of: run.stream) }
        try printer.showRepeats()
        try console.flush()
    }

    private func next() throws(CommandError) -> LogLine? {
        try onRecord { () throws(JournalError) in try merge.next() }
    }

    private func showRest(of stream: RunStream) throws(CommandError) {
        while let line = try onRecord({ () throws(JournalError) in try stream.rest() }) { try printer.show(line) }
    }
}
