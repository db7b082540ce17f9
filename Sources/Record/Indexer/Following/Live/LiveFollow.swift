import Control
import Decoding
import Domain
import Glibc
import Journal
import Platform

/// Tells whoever listens at the socket of the home what the agents of live runs print, as they print it.
///
/// It reads the files itself, on a thread of its own, and only reads the index: a database that somebody has locked, a
/// long import and a slow disk of the databases hold up no fact. While nobody listens it reads nothing.
final class LiveFollow {
    private let paths: RecordPaths
    private var markers: MarkerPrefixes
    private let loop: EventLoop
    private let disk: any Disk
    private let clock: any Clock
    private let spending: LiveSpending
    private let link: ControlLink
    /// Of the link, as long as the loop watches it.
    private var watchedLink: (number: Int32, isForWriting: Bool)?
    private var outbox = LiveOutbox()
    private var folders: LiveFolders?

    /// By the directories where they are.
    private var runs: [String: LiveRun] = [:]
    /// As they were found, which may be links to there.
    private var found: Set<String> = []
    /// What of their files has changed.
    private var changed: [String: Set<String>] = [:]
    private var told = LiveTold()
    private var lastLook: MonotonicTime
    /// Whether all runs are to be read anew.
    private var isAnew = false

    init(
        _ plan: LivePlan,
        _ paths: RecordPaths,
        _ pricing: Pricing,
        markers: MarkerPrefixes,
        on loop: EventLoop,
        disk: any Disk,
        clock: any Clock = SystemClock()
    ) {
        self.paths = paths
        self.markers = markers
        self.loop = loop
        self.disk = disk
        self.clock = clock
        spending = LiveSpending(paths, pricing, plan.calendar, on: disk, clock: clock)
        let now = clock.now().monotonic
        link = ControlLink(
            to: plan.socket,
            hello: plan.hello,
            uid: plan.uid,
            at: now,
            pauseMax: LiveLimits.connectPauseMax
        )
        lastLook = now
    }

    /// Goes on until it is over. Whoever ends it wakes the loop.
    func run(until isOver: () -> Bool) throws(IndexerError) {
        while !isOver() { try turn() }
    }

    /// Facts are told by these from now on. Where other markers are looked for, runs are read anew, and whoever listens
    /// hears of that as after facts that were left out.
    func take(_ terms: HomeTerms) {
        spending.take(Pricing(terms.prices.catalog))
        guard terms.markers != markers else { return }
        markers = terms.markers
        isAnew = true
    }

    /// What waits for a listener to read it.
    var waitingBytes: Int { link.waitingBytes }

    private var now: MonotonicTime { clock.now().monotonic }

    private func turn() throws(IndexerError) {
        link.connectIfDue(at: now)
        try watchLink()
        try onLoop { () throws(PlatformError) in try loop.turn(upTo: limit) }
        talk()
        try watchLink()
        if link.isOpen != outbox.isOpen { link.isOpen ? try begin() : try end() }
        guard outbox.isOpen else { return }
        try hear()
        if isAnew { try beginAnew() }
        if now - lastLook >= LiveLimits.lookInterval { try look() }
        read()
        goOn()
        try watchLink()
    }

    /// How long there is nothing to do if nothing happens.
    private var limit: Duration? {
        guard outbox.isOpen else { return link.connectDue.map { max(.zero, now.duration(to: $0)) } }
        if !changed.isEmpty || runs.values.contains(where: { !$0.isCaughtUp }) { return .zero }
        return max(.zero, LiveLimits.lookInterval - (now - lastLook))
    }

    // MARK: - The listener

    private func talk() {
        if link.wantsToWrite { link.canWrite(at: now) }
        for request in link.canRead(at: now) {
            let detail = "the index knows no request of that kind; it tells facts"
            link.answer(RunReply(to: request.id, ok: false, detail: detail), at: now)
        }
    }

    private func watchLink() throws(IndexerError) {
        let wanted = link.descriptor.map { (number: $0, isForWriting: link.wantsToWrite) }
        guard wanted?.number != watchedLink?.number || wanted?.isForWriting != watchedLink?.isForWriting else { return }
        if let watchedLink, watchedLink.number != wanted?.number { loop.forget(watchedLink.number) }
        watchedLink = wanted
        guard let wanted else { return }
        try onLoop { () throws(PlatformError) in
            try loop.watch(wanted.number, for: wanted.isForWriting ? [.readable, .writable] : .readable) { _ in }
        }
    }

    /// Somebody listens. What was known of runs goes on from where it stood.
    private func begin() throws(IndexerError) {
        let folders = try LiveFolders(paths.home, on: disk)
        if let number = folders.number {
            try onLoop { () throws(PlatformError) in try loop.watch(number) { _ in } }
        }
        if isAnew { forgetRuns() }
        self.folders = folders
        for run in runs.values { try folders.follow(run.paths) }
        try lookAtAll(folders)
        lastLook = now
        outbox.opened(runs.values.map(\.id))
    }

    private func beginAnew() throws(IndexerError) {
        forgetRuns()
        if let folders { try lookAtAll(folders) }
        outbox.leaveOut()
    }

    private func forgetRuns() {
        isAnew = false
        for run in runs.values { folders?.forget(run.paths) }
        (runs, found, changed) = ([:], [], [:])
        spending.beginAnew()
    }

    private func end() throws(IndexerError) {
        if let number = folders?.number { loop.forget(number) }
        folders = nil
        outbox.closed()
        told = LiveTold()
    }

    private func tell(_ fact: IndexFact) {
        guard outbox.takes(fact.run, waitingBytes: link.waitingBytes) else { return }
        link.send(fact, at: now)
        told.note(fact)
    }

    /// Tells the summaries that are due, and begins with them again where facts had to be left out.
    private func goOn() {
        if outbox.goesOn(with: runs.values.map(\.id), waitingBytes: link.waitingBytes) {
            told = LiveTold()
            link.send(.lagged, at: now)
        }
        let byID = Dictionary(runs.values.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        while let id = outbox.due({ byID[$0]?.isCaughtUp ?? true }, waitingBytes: link.waitingBytes) {
            outbox.summarized(id)
            if let run = byID[id] { tell(.summary(summary(of: run))) }
        }
        guard outbox.hasSummarizedAll() else { return }
        tellTotals(withOpenTasks: true)
        tell(.summarized)
    }

    private func summary(of run: LiveRun) -> LiveSummary {
        var summary = run.state.summary
        summary.spent = spending.sums(of: run.id.text, run.task.text)?.run
        return summary
    }

    // MARK: - The runs

    /// What has changed since the last turn.
    private func hear() throws(IndexerError) {
        guard let folders else { return }
        let first = try folders.changes()
        guard !first.files.isEmpty || !first.new.isEmpty else { return }
        _ = poll(nil, 0, Int32(LiveLimits.gatheringTime / .milliseconds(1)))
        let more = try folders.changes()
        for (directory, names) in first.files.merging(more.files, uniquingKeysWith: { $0.union($1) }) {
            // A beat and the run's own journal are no output.
            let isOutput = names.contains { $0.hasSuffix(".log") && $0 != "worker.log" || $0 == "stream.idx" }
            let isState = names.contains("state.json") || names.contains("result.json")
            if runs[directory] != nil, isOutput || isState { changed[directory, default: []].formUnion(names) }
        }
        for paths in first.new + more.new { try take(paths) }
    }

    /// Looks at everything where the kernel does not tell, and what was spent meanwhile that no fact told of.
    private func look() throws(IndexerError) {
        lastLook = now
        guard let folders else { return }
        if !folders.tellsAll { try lookAtAll(folders) }
        tellTotals(withOpenTasks: false)
    }

    private func lookAtAll(_ folders: LiveFolders) throws(IndexerError) {
        for paths in try folders.runs() { try take(paths) }
        for directory in runs.keys { changed[directory] = Self.everything }
    }

    private static let everything: Set<String> = ["stdout.log", "state.json"]

    private func take(_ paths: RunPaths) throws(IndexerError) {
        guard !found.contains(paths.directory), let folders else { return }
        let run = Deliberate.ignore(because: "the index tells which run it cannot read, and why") {
            () throws(IndexerError) in try LiveRun(paths, in: self.paths.home, markers: markers, on: disk)
        }
        guard let run else { return }
        found.insert(paths.directory)
        try folders.follow(run.paths)
        runs[run.paths.directory] = run
        changed[run.paths.directory] = Self.everything
    }

    /// First what is up to date, then for a while what is not.
    private func read() {
        var due: [(run: LiveRun, names: Set<String>)] = []
        for (directory, names) in changed { if let run = runs[directory] { due.append((run, names)) } }
        changed = [:]
        var news: [(LiveRun, LiveNews)] = []
        for (run, names) in due where run.isCaughtUp { note(run, names, &news) }
        tell(news)
        news = []
        let end = now.advanced(by: LiveLimits.catchUpTime)
        for (run, names) in due where !run.isCaughtUp {
            if now < end { note(run, names, &news) } else { changed[run.paths.directory] = names }
        }
        tell(news)
    }

    private func note(_ run: LiveRun, _ names: Set<String>, _ news: inout [(LiveRun, LiveNews)]) {
        let hasNewState = names.contains("state.json") || names.contains("result.json")
        let read = Deliberate.ignore(because: "the index tells of what it cannot read, and it is tried again") {
            () throws(IndexerError) in try run.read(hasNewState: hasNewState)
        }
        guard let read else { return }
        news.append((run, read))
        if !read.isAtEnd { changed[run.paths.directory] = Self.everything }
    }

    private func tell(_ news: [(run: LiveRun, news: LiveNews)]) {
        // Before anything that waits for the index.
        for (_, news) in news { for fact in news.facts { tell(fact) } }
        let changes = spending.take(news.flatMap(\.news.reports))
        for (run, news) in news {
            if news.isFirstEnd { tell(.summary(summary(of: run))) } else { tellProgress(of: run, news, changes) }
            guard run.isFinished else { continue }
            tell(.ended(run: run.id, task: run.task))
            outbox.summarized(run.id)
            folders?.forget(run.paths)
            runs[run.paths.directory] = nil
            found.remove(run.directory)
        }
    }

    private func tellProgress(of run: LiveRun, _ news: LiveNews, _ changes: [String: Spending]) {
        guard run.isCaughtUp else { return }
        if let change = changes[run.id.text], let last = news.reports.last,
            let sums = spending.sums(of: run.id.text, run.task.text)
        {
            var usage = LiveUsage(last.place)
            usage.model = run.state.clean(news.reports.last { $0.report.model != nil }?.report.model)
            usage.change = change
            (usage.run, usage.task, usage.day) = (sums.run, sums.task, sums.day)
            tell(.usage(usage))
        }
        if news.isNews { tell(.progress(run.state.progress)) }
    }

    private func tellTotals(withOpenTasks: Bool) {
        let running = runs.values.map { (run: $0.id.text, task: $0.task.text) }
        guard let totals = spending.totals(of: running, withOpenTasks: withOpenTasks) else {
            if let why = spending.trouble, told.isNews(why) { tell(.totalsUnknown(why: why)) }
            return
        }
        if let news = withOpenTasks ? totals : told.news(in: totals) { tell(.totals(news)) }
    }

    private func onLoop(_ body: () throws(PlatformError) -> Void) throws(IndexerError) {
        try IndexerError.onDisk(body)
    }
}
