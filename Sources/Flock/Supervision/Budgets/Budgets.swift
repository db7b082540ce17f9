package import Control
package import Domain

/// Holds what is spent against what may be. It looks at nothing and waits for nothing: sums come in as the index tells
/// them, always whole, and what comes out is what is to be told, held back and stopped.
///
/// Each level of a budget is told of once. A sum that is not known is never taken for nothing.
package struct Budgets: Sendable {
    struct LiveRun: Sendable {
        let task: TaskID
        /// What was said of it when it was started.
        let own: BudgetLimit
        /// By whom it is paused, as its files tell.
        var pausedBy: Term<PauseReason>?
    }

    /// What was asked of a run, and why.
    enum Course: Hashable, Sendable {
        case stopping(BudgetStop)
        case pausing(BudgetStop)
        case resuming

        var isStop: Bool { if case .stopping = self { true } else { false } }
    }

    /// How soon it is tried again to stop, pause or resume a run that could not be.
    package static let refusalPause = Duration.seconds(5)
    /// For how long nothing may be known before it is told: an index that is started anew needs a moment.
    package static let unknownPatience = Duration.seconds(30)
    /// Of how many budgets it is kept what was told of them.
    package static let toldMax = 2_000
    /// How many tasks are shown.
    package static let shownTasksMax = 500

    var limits = BudgetLimits()
    /// What tasks say of themselves that are not over.
    var ofTasks: [TaskID: BudgetLimit] = [:]
    /// Tasks that are to be worked on, and those that are over: of these nothing is told and nothing is held back.
    var openTasks: Set<TaskID> = []
    var overTasks: Set<TaskID> = []
    var runs: [RunID: LiveRun] = [:]
    private(set) var day: Range<WallTime>
    var daySpent: Spending?
    var spentByTask: [TaskID: Spending] = [:]
    var spentByRun: [RunID: Spending] = [:]
    /// Whether a task that is not among them has spent nothing.
    var areAllTasksKnown = false
    /// Why it is not known what was spent; nothing where it is.
    private(set) var trouble: String?
    private var troubledSince: MonotonicTime?
    var memory: BudgetMemory
    var holds: [BudgetHeld: String] = [:]
    var fullHolds: Set<BudgetHeld> = []
    var courses: [RunID: Course] = [:]
    /// Those that could not be stopped, paused or resumed, and when it is tried again.
    var refused: [RunID: MonotonicTime] = [:]
    var actions: [BudgetAction] = []

    /// - Parameter memory: of the daemon before.
    package init(_ memory: BudgetMemory, day: Range<WallTime>, at now: MonotonicTime) {
        self.memory = memory
        self.day = day
        trouble = "the index has not told yet"
        troubledSince = now
        self.memory.begin(day: day.lowerBound)
    }

    // MARK: - What is to be kept to

    package mutating func limitsChanged(_ new: BudgetLimits) -> [BudgetAction] {
        turn {
            $0.limits = new
            $0.reviewAll()
        }
    }

    /// - Parameter own: what the task says of itself.
    package mutating func taskPlanned(_ task: TaskID, own: BudgetLimit) -> [BudgetAction] {
        let wasOver = overTasks.remove(task) != nil
        openTasks.insert(task)
        guard wasOver || own != ofTasks[task] ?? .none else { return [] }
        return turn {
            $0.ofTasks[task] = own.isNone ? nil : own
            // What stands in its plan is newer than what was said beside it.
            $0.memory.raised[.task(task)] = nil
            $0.review(.task(task))
            $0.reviewOwnBudgets()
        }
    }

    package mutating func taskEnded(_ task: TaskID) -> [BudgetAction] {
        turn {
            $0.ofTasks[task] = nil
            $0.openTasks.remove(task)
            $0.overTasks.insert(task)
            $0.memory.forget(.task(task))
            $0.review(.task(task))
            $0.reviewOwnBudgets()
        }
    }

    /// A person says so: it holds in the place of what is set elsewhere, and of the day for as long as that lasts.
    package mutating func raised(_ scope: BudgetScope, to limit: BudgetLimit) -> [BudgetAction] {
        turn {
            $0.memory.raised[scope] = limit.over($0.memory.raised[scope] ?? .none)
            $0.review(scope)
        }
    }

    // MARK: - What goes on

    package mutating func runBegan(
        _ run: RunID,
        of task: TaskID,
        own: BudgetLimit,
        pausedBy: Term<PauseReason>? = nil
    ) -> [BudgetAction] {
        turn {
            $0.runs[run] = LiveRun(task: task, own: own, pausedBy: pausedBy)
            $0.review(.run(run))
            $0.reviewRuns()
        }
    }

    package mutating func runEnded(_ run: RunID) -> [BudgetAction] {
        turn {
            $0.runs[run] = nil
            $0.courses[run] = nil
            $0.refused[run] = nil
            $0.spentByRun[run] = nil
            $0.memory.forget(.run(run))
        }
    }

    /// It is paused now, or is no more.
    package mutating func pauseChanged(_ run: RunID, by: Term<PauseReason>?) -> [BudgetAction] {
        guard let live = runs[run], live.pausedBy != by else { return [] }
        return turn {
            $0.runs[run]?.pausedBy = by
            if by == nil { $0.courses[run] = $0.courses[run].flatMap { $0.isStop ? $0 : nil } }
            $0.reviewRuns()
        }
    }

    /// Whoever was asked to stop, pause or resume it did not: it is asked again in a while.
    package mutating func failed(_ run: RunID, at now: MonotonicTime) {
        courses[run] = nil
        refused[run] = now.advanced(by: Self.refusalPause)
    }

    /// By which budget the run was asked to stop, or is paused.
    package func stop(of run: RunID) -> BudgetStop? {
        switch courses[run] {
        case .stopping(let stop), .pausing(let stop): stop
        case .resuming, nil: nil
        }
    }

    package mutating func ticked(wall: WallTime, at now: MonotonicTime, day: Range<WallTime>) -> [BudgetAction] {
        turn {
            if $0.day.lowerBound != day.lowerBound { $0.begin(day, isForward: day.lowerBound >= $0.day.upperBound) }
            $0.refused = $0.refused.filter { $0.value > now }
            $0.reviewRuns()
            if let since = $0.troubledSince, since.duration(to: now) >= Self.unknownPatience {
                $0.troubledSince = nil
                $0.tellUnknown()
            }
        }
    }

    // MARK: - What was spent

    package mutating func heard(_ fact: IndexFact, at now: MonotonicTime) -> [BudgetAction] {
        switch fact {
        case .totals(let totals): heard(totals)
        case .usage(let usage): heard(usage)
        case .summary(let summary): heard(summary)
        case .totalsUnknown(let why): spendingUnknown(why, at: now)
        case .ended(let run, _): allTold(of: run)
        case .event, .tool, .progress, .lagged, .summarized, .unknown: []
        }
    }

    /// Nobody tells what is spent any more. What was known is the least that was spent.
    package mutating func spendingUnknown(_ why: String, at now: MonotonicTime) -> [BudgetAction] {
        turn {
            if $0.trouble == nil { $0.troubledSince = now }
            $0.trouble = why
            $0.areAllTasksKnown = false
            $0.reviewHolds()
        }
    }

    /// What came after its end is known by now, too.
    private mutating func allTold(of run: RunID) -> [BudgetAction] {
        if runs[run] == nil { spentByRun[run] = nil }
        return []
    }

    private mutating func heard(_ totals: LiveTotals) -> [BudgetAction] {
        turn {
            if totals.day.lowerBound > $0.day.lowerBound { $0.begin(totals.day, isForward: true) }
            if totals.day.lowerBound == $0.day.lowerBound { $0.daySpent = totals.spentToday }
            if totals.areAll { $0.spentByTask = [:] }
            $0.areAllTasksKnown = $0.areAllTasksKnown || totals.areAll
            for (text, spent) in totals.tasks {
                if let task: TaskID = Self.id(text) { $0.spentByTask[task] = spent }
            }
            for (text, spent) in totals.runs {
                if let run: RunID = Self.id(text) { $0.spentByRun[run] = spent }
            }
            ($0.trouble, $0.troubledSince) = (nil, nil)
            $0.reviewAll()
        }
    }

    private mutating func heard(_ usage: LiveUsage) -> [BudgetAction] {
        turn {
            let place = usage.place
            if let spent = usage.run { $0.spentByRun[place.run] = spent }
            if let spent = usage.task { $0.spentByTask[place.task] = spent }
            // A line of before midnight may come with the sum of either day.
            if let spent = usage.day, $0.day.contains(place.at) { $0.daySpent = spent }
            $0.review(.run(place.run), .task(place.task), .day)
        }
    }

    private mutating func heard(_ summary: LiveSummary) -> [BudgetAction] {
        guard let spent = summary.spent else { return [] }
        return turn {
            $0.spentByRun[summary.progress.run] = spent
            $0.review(.run(summary.progress.run))
        }
    }

    /// Of a day that begins nothing is spent; of one that a clock was set back to it is not known.
    private mutating func begin(_ day: Range<WallTime>, isForward: Bool) {
        self.day = day
        daySpent = isForward && trouble == nil ? Spending.none : nil
        memory.begin(day: day.lowerBound)
        reviewAll()
    }

    private static func id<Value: TypedIdentifier>(_ text: String) -> Value? {
        Deliberate.ignore(because: "what is no id names nothing of ours") { () throws(IdentifierError) in
            try Value(text)
        }
    }

    /// Whatever follows from one fact, with the memory to be written down last where it has changed.
    private mutating func turn(_ body: (inout Budgets) -> Void) -> [BudgetAction] {
        let before = memory
        body(&self)
        var actions = self.actions
        self.actions = []
        if memory != before { actions.append(.remember(memory)) }
        return actions
    }
}
