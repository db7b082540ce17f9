import Control
import Decoding
import Domain
import Journal
import Platform
import Store

/// What runs, tasks and the day have spent: what the index has, and beyond it what live runs have told that is not in
/// it yet. Each response counts once, by the same rules as in the index, whatever stands there already.
///
/// All that is told of one moment comes from one reading of the index, in which its rows and how far they reach are of
/// the same moment too. Others may write meanwhile, or hold the right to write for as long as they like.
final class LiveSpending {
    private let paths: RecordPaths
    private let calendar: LocalCalendar
    private let disk: any Disk
    private let clock: any Clock
    private var pricing: Pricing
    private var open: OpenIndex?

    /// Reports that the index did not have when it was read last, in the order in which they came.
    private var pending: [LiveNews.PlacedReport] = []
    /// Up to where reports were let go, since there were too many: until the index is there, nothing is known.
    private var passedOver: [String: Int64] = [:]
    private var tally = UsageTally()
    /// What the pending reports add to the sums of the index.
    private var added = LiveSums()
    private var known = LiveSums()
    /// Of the runs that reports came of: the index may not know them yet.
    private var tasks: [String: String] = [:]
    private var day: Range<WallTime>
    private var dataVersion: Int64?

    /// Why nothing is known, where that is so.
    private(set) var trouble: String?

    private struct OpenIndex {
        let connection: Connection
        let sums: SpentRows
        let usage: KnownUsage
    }

    init(_ paths: RecordPaths, _ pricing: Pricing, _ calendar: LocalCalendar, on disk: any Disk, clock: any Clock) {
        self.paths = paths
        self.pricing = pricing
        self.calendar = calendar
        self.disk = disk
        self.clock = clock
        day = calendar.day(around: clock.now().wall)
    }

    /// Counts by these prices from now on.
    func take(_ pricing: Pricing) {
        self.pricing = pricing
        dataVersion = nil
    }

    /// All that live runs have told is told once more.
    func beginAnew() {
        (pending, passedOver) = ([], [:])
        dataVersion = nil
    }

    /// Takes what was told, and answers what of it was news, for each run.
    func take(_ reports: [LiveNews.PlacedReport]) -> [String: Spending] {
        guard !reports.isEmpty else { return [:] }
        var changes = LiveSums()
        var unwritten = reports
        let isRead = reading { (index) throws(StoreError) in
            unwritten = []
            for placed in reports where try !isWritten(placed, in: index) {
                unwritten.append(placed)
                changes.add(try count(placed, beside: index), in: day)
            }
        }
        if !isRead { unwritten = reports }
        if pending.count + unwritten.count > LiveLimits.pendingMax { letGo() }
        pending += unwritten
        added.add(changes)
        return changes.runs
    }

    /// The sums of one run, its task and the day; nothing while the index cannot be read.
    func sums(of run: String, _ task: String) -> (run: Spending, task: Spending, day: Spending)? {
        var sums: (run: Spending, task: Spending, day: Spending)?
        reading { (index) throws(StoreError) in
            sums = (try spent(by: run, index), try spent(for: task, index), known.today.plus(added.today))
        }
        return sums
    }

    /// What budgets are held against, for these runs and their tasks, and where that is asked for, for all tasks that
    /// are not closed.
    func totals(of runs: [(run: String, task: String)], withOpenTasks: Bool) -> LiveTotals? {
        var totals: LiveTotals?
        reading { (index) throws(StoreError) in
            var all = LiveTotals(day: day, spentToday: known.today.plus(added.today))
            let open = withOpenTasks ? try index.sums.openTasks(countMax: LiveLimits.tasksMax) : []
            all.areAll = withOpenTasks && open.count < LiveLimits.tasksMax
            for task in open + runs.map(\.task) where all.tasks[task] == nil {
                all.tasks[task] = try spent(for: task, index)
            }
            for (run, _) in runs { all.runs[run] = try spent(by: run, index) }
            totals = all
        }
        return totals
    }

    // MARK: - Reading the index

    /// Does something within one reading of the index; nothing where it cannot be read.
    @discardableResult
    private func reading(_ body: (OpenIndex) throws(StoreError) -> Void) -> Bool {
        do throws(StoreError) {
            let index = try opened()
            try index.connection.read { () throws(StoreError) in
                try catchUp(index)
                guard passedOver.isEmpty else { return }
                try body(index)
            }
            trouble = passedOver.isEmpty ? nil : "far more was told than the index has"
            return passedOver.isEmpty
        } catch {
            open = nil
            dataVersion = nil
            trouble = Self.words(of: error)
            return false
        }
    }

    /// Whoever keeps the index has not made it yet when it is first asked: that is no fault of anybody's.
    private static func words(of error: StoreError) -> String {
        error.isNotMadeYet ? "the index is only being made" : "\(error)"
    }

    private func opened() throws(StoreError) -> OpenIndex {
        if let open {
            try open.connection.checkPlace()
            return open
        }
        let connection = try IndexSchema.current.open(paths.index, for: .read, on: disk, at: clock.now().wall)
        let usage = KnownUsage(connection, try UsageRows(connection))
        let made = OpenIndex(connection: connection, sums: SpentRows(connection), usage: usage)
        open = made
        return made
    }

    /// Where the index or the day is another one, counts anew from what the index has now.
    private func catchUp(_ index: OpenIndex) throws(StoreError) {
        let version = try index.connection.dataVersion()
        let now = clock.now().wall
        guard version != dataVersion || !day.contains(now) else { return }
        if !day.contains(now) { day = calendar.day(around: now) }
        (tally, added, known, tasks) = (UsageTally(), LiveSums(), LiveSums(), [:])
        known.today = try index.sums.spent(in: day)
        try forgetWritten(index)
        for placed in pending { added.add(try count(placed, beside: index), in: day) }
        dataVersion = version
    }

    private func forgetWritten(_ index: OpenIndex) throws(StoreError) {
        var ends: [String: Int64] = [:]
        for source in Set(pending.map(\.place.source)).union(passedOver.keys) {
            ends[source] = try index.connection.source(source)?.byteOffset ?? 0
        }
        pending.removeAll { $0.place.offset < ends[$0.place.source] ?? 0 }
        passedOver = passedOver.filter { $0.value >= ends[$0.key] ?? 0 }
    }

    private func isWritten(_ placed: LiveNews.PlacedReport, in index: OpenIndex) throws(StoreError) -> Bool {
        let end = try index.connection.source(placed.place.source)?.byteOffset ?? 0
        return placed.place.offset < end
    }

    private func letGo() {
        for placed in pending { passedOver[placed.place.source] = placed.place.offset }
        pending = []
        dataVersion = nil
    }

    // MARK: - Counting

    private func count(
        _ placed: LiveNews.PlacedReport,
        beside index: OpenIndex
    ) throws(StoreError) -> [LiveSums.Change] {
        tasks[placed.place.run.text] = placed.place.task.text
        switch UsageEntry(placed.report) {
        case .none: return []
        case .response(let report, let key):
            try learn(report.conversation, index)
            if !tally.knows(key), let copies = try index.usage.copies(of: key) {
                for conversation in copies.counted.map(\.conversation) { try learn(conversation, index) }
                tally.know(copies, of: key)
            }
        case .total(_, _, let conversation): try learn(conversation, index)
        }
        let change = tally.record(placed.report)
        return try change.old.map { (response) throws(StoreError) in try self.change(response, -1, index) }
            + change.new.map { (response) throws(StoreError) in try self.change(response, 1, index) }
    }

    private func learn(_ conversation: String?, _ index: OpenIndex) throws(StoreError) {
        guard let conversation, !conversation.isEmpty, !tally.knows(conversation: conversation) else { return }
        tally.know(try index.usage.usage(of: conversation), of: conversation)
    }

    private func change(
        _ response: CountedResponse,
        _ sign: Int64,
        _ index: OpenIndex
    ) throws(StoreError) -> LiveSums.Change {
        let run = response.source?.run ?? ""
        if tasks[run] == nil { tasks[run] = try index.sums.task(of: run) }
        var spending = Spending()
        let cost = pricing.cost(of: response).computed
        spending.responses = response.key.kind == .remainder ? 0 : sign
        spending.unpriced = cost == nil ? sign : 0
        spending.nanodollars = sign * (cost?.nanodollars ?? 0)
        spending.tokens = sign < 0 ? Usage.none.minus(response.usage) : response.usage
        return LiveSums.Change(run: run, task: tasks[run], at: response.at, spending: spending)
    }

    private func spent(by run: String, _ index: OpenIndex) throws(StoreError) -> Spending {
        if known.runs[run] == nil { known.runs[run] = try index.sums.spent(by: run) }
        return (known.runs[run] ?? .none).plus(added.runs[run] ?? .none)
    }

    private func spent(for task: String, _ index: OpenIndex) throws(StoreError) -> Spending {
        if known.tasks[task] == nil { known.tasks[task] = try index.sums.spent(for: task) }
        return (known.tasks[task] ?? .none).plus(added.tasks[task] ?? .none)
    }
}

extension LivePlace {
    /// Which source of the index it is in.
    fileprivate var source: String { "\(run.text)/\(channel)" }
}
