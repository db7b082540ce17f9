import Domain
package import Journal
package import Platform

/// Keeps the index of a home up to date as a process of its own, until it is stopped: it follows what changes, tells
/// facts of live runs, and lets go of the index for as long as somebody else wishes to write to it.
package final class IndexKeeping {
    /// For how long the index is had at least, so that those who wish for it one after the other do not keep the rows
    /// of live runs waiting for ever.
    private static let holdMin = Duration.milliseconds(250)
    /// How often it is looked whether whoever had the index has let go of it.
    private static let lookInterval = Duration.milliseconds(200)
    /// For how long at most a question has it, which does not wish for it.
    private static let questionTime = CatchUp.limit * 5

    private let paths: RecordPaths
    private let disk: any Disk
    private let clock: any Clock
    private let environment: Environment
    private let seat: IndexSeat
    private let loop: EventLoop
    private let telling: LiveThread
    private let report: (HomeIndex, PassReport) -> Void
    private var isStopped = false
    /// Since when it is had by somebody who has not wished for it.
    private var refusedSince: MonotonicTime?

    /// Returns when one of the signals has come, which the caller has blocked.
    package static func run(
        _ paths: RecordPaths,
        _ environment: Environment,
        on disk: any Disk,
        clock: any Clock = SystemClock(),
        stoppedBy signals: [Signal],
        telling plan: LivePlan,
        report: @escaping (HomeIndex, PassReport) -> Void
    ) throws(IndexerError) {
        let keeping = try IndexKeeping(paths, environment, disk, clock, signals, plan, report)
        do throws(IndexerError) { try keeping.run() } catch {
            Deliberate.ignore(because: "the failure that led here is the one to report") {
                () throws(IndexerError) in try keeping.telling.end()
            }
            throw error
        }
        try keeping.telling.end()
    }

    private init(
        _ paths: RecordPaths,
        _ environment: Environment,
        _ disk: any Disk,
        _ clock: any Clock,
        _ signals: [Signal],
        _ plan: LivePlan,
        _ report: @escaping (HomeIndex, PassReport) -> Void
    ) throws(IndexerError) {
        self.paths = paths
        self.disk = disk
        self.clock = clock
        self.environment = environment
        self.report = report
        seat = try IndexSeat(paths, on: disk, clock: clock)
        loop = try IndexerError.onDisk { () throws(PlatformError) in try EventLoop() }
        let terms = try HomeTerms(paths.home, environment, on: disk)
        telling = try LiveThread(plan, paths, terms, on: disk, waking: loop.waker)
        try seat.wake(loop)
        try IndexerError.onDisk { () throws(PlatformError) in
            try loop.watch(signals) { [unowned self] _ in isStopped = true }
        }
    }

    private var isOver: Bool { isStopped || telling.hasFailed }

    private func run() throws(IndexerError) {
        while !isOver {
            if let index = try open() {
                try follow(index)
            } else {
                try IndexerError.onDisk { () throws(PlatformError) in try loop.turn(upTo: Self.lookInterval) }
            }
        }
    }

    /// Nothing while somebody else has it.
    private func open() throws(IndexerError) -> HomeIndex? {
        guard try !seat.isWished() else {
            refusedSince = nil
            return nil
        }
        do throws(IndexerError) {
            let index = try HomeIndex(paths, on: disk, clock: clock, environment: environment)
            refusedSince = nil
            return index
        } catch {
            let now = clock.now().monotonic
            let since = refusedSince ?? now
            guard case .locked = error, now - since < Self.questionTime else { throw error }
            refusedSince = since
            return nil
        }
    }

    /// Until it is over, or somebody wishes for the index.
    private func follow(_ index: HomeIndex) throws(IndexerError) {
        let end = clock.now().monotonic.advanced(by: Self.holdMin)
        let timer = loop.after(Self.holdMin) {}
        defer { loop.cancel(timer) }
        index.hearTerms = { [telling] in telling.take($0) }
        telling.take(index.terms)
        var found = PassReport()
        found.notices = index.notices
        if !found.notices.isEmpty { report(index, found) }
        var (isWished, failure) = (false, IndexerError?.none)
        let isDone = { [unowned self] in
            guard !isOver, !isWished, failure == nil else { return true }
            guard clock.now().monotonic >= end else { return false }
            do throws(IndexerError) { isWished = try seat.isWished() } catch { failure = error }
            return isWished || failure != nil
        }
        try IndexFollow(index, on: loop, clock: clock).run(until: isDone) { [report] in report(index, $0) }
        if let failure { throw failure }
    }
}
