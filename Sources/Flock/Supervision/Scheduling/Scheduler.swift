package import Domain

/// Decides which tasks are worked on, when, and by whom. It waits for nothing and looks at nothing: facts come in with
/// their time, and what comes out is what its owner has to journal and then to do.
///
/// A task has at most one run at a time by the way it is kept: a start is ordered only for a task that waits, a task
/// that has a run does not wait, and only a fact that tells of the run's end, or that there never was one, makes it
/// wait again.
package struct Scheduler {
    struct Record {
        var entry: TaskEntry
        /// Where it stands while it waits for its turn.
        var place: QueuePlace?
        var lane: TaskLane?
        /// Until when it waits by the clock that nobody moves.
        var due: BootTime?
    }

    struct Delay: Hashable, Comparable {
        let due: BootTime
        let task: TaskID

        static func < (left: Delay, right: Delay) -> Bool { (left.due, left.task) < (right.due, right.task) }
    }

    /// What was noted before lies no further ahead than this, wherever a clock was moved since.
    static let delayMost = Duration.seconds(2 * 86_400)

    var records: [TaskID: Record] = [:]
    var ended: EndedTasks
    var lineages: [TaskID: Set<TaskID>] = [:]
    var dependencies = Dependencies()
    var ready = ReadyTasks()
    var delayed = SortedQueue<Delay>()
    var live = OrderedRuns()
    var limits = SchedulerLimits()
    var standing: DispatchStanding
    var resources = MeasuredResources()
    /// Why the daemon starts nothing.
    var closedBecause: String?
    /// What is not started because a budget is used up, or nobody knows whether it is.
    var budgetHolds: [BudgetHeld: BudgetHold] = [:]
    var lastStart: BootTime?
    /// Why nothing at all is started, as last told.
    var toldObstacle: String?
    /// The tasks that began to wait for their turn in this turn, or since nobody has measured what room there is.
    var newlyReady: Set<TaskID> = []
    var turnCount: Int64 = 0
    private var isReviewed = false

    // Of the turn that is under way.
    var now = SchedulerTime(wall: WallTime(nanoseconds: 0), boot: BootTime(nanoseconds: 0), utcOffsetSeconds: 0)
    var actions: [SchedulerAction] = []
    var isAltered = false

    /// Goes on where the journals end. It has no slots until it hears of the limits.
    package init(_ tasks: OpenTasks) {
        ended = tasks.ended
        standing = tasks.standing
        for entry in tasks.entries {
            records[entry.id] = Record(entry: entry)
            lineages[entry.plan.lineage, default: []].insert(entry.id)
            dependencies.set(entry.id, after: entry.plan.after)
        }
    }

    /// Hears one fact. What comes back is to be journaled, and then done, before the next fact is told.
    package mutating func take(_ fact: SchedulerFact, at time: SchedulerTime) -> SchedulerTurn {
        let before = standing
        now = time
        actions = []
        isAltered = false
        if resources.isMeasured { newlyReady = [] }
        if !isReviewed { review(before: fact) }
        hear(fact)
        correctStanding()
        releaseDelayed()
        dispatch()
        tellWaiting()
        let isRecorded = isAltered || !actions.isEmpty || standing != before
        if isRecorded { turnCount += 1 }
        if let delay = nextWake { actions.append(.wake(after: delay)) }
        return SchedulerTurn(
            number: isRecorded ? turnCount : nil,
            fact: fact,
            time: time,
            standing: standing == before ? nil : standing,
            actions: actions
        )
    }

    /// All tasks that are not forgotten, by id.
    package var entries: [TaskEntry] { records.values.map(\.entry).sorted { $0.id < $1.id } }

    package subscript(task: TaskID) -> TaskEntry? { records[task]?.entry }

    /// The tasks whose runs go on, or may do so: after a start of the daemon those of which it must be found out.
    package var liveTasks: [TaskID] { live.tasks }

    /// The run of a task that goes on; nothing where none does, or its start is not confirmed.
    package func run(of task: TaskID) -> RunID? { live[task]?.run }

    package var slotCount: Int { standing.slots ?? limits.slots }

    package var isPaused: Bool { standing.pausedBy != nil }

    /// Puts all tasks where they wait, once the first fact tells what time it is.
    private mutating func review(before fact: SchedulerFact) {
        isReviewed = true
        isAltered = true
        if case .limitsChanged(let first) = fact { limits.accounts = first.accounts }
        for task in records.keys.sorted() {
            guard let entry = records[task]?.entry else { continue }
            if entry.isInDoubt {
                resumeRun(of: entry)
            } else {
                settle(task)
            }
        }
    }

    /// A run that was ordered before: whoever looks at its files will tell what became of it.
    private mutating func resumeRun(of entry: TaskEntry) {
        let wanted = entry.progress.slot ?? live.freeSlot
        let slot = live.task(inSlot: wanted) == nil ? wanted : live.freeSlot
        let lane = TaskLane(entry.plan, account: limits.account(of: entry.plan))
        let previous = entry.task.status == .known(.assigned) ? entry.progress.lastRun : nil
        live.insert(OrderedRuns.Run(task: entry.id, slot: slot, lane: lane, run: nil, previous: previous))
    }

    private mutating func hear(_ fact: SchedulerFact) {
        switch fact {
        case .taskAdded(let entry): taskAdded(entry)
        case .taskEdited(let entry): taskEdited(entry)
        case .taskHeld(let task, let why): taskHeld(task, why)
        case .taskReleased(let task): taskReleased(task)
        case .taskCancelled(let task, let why): taskCancelled(task, why)
        case .taskRetried(let task): taskRetried(task)
        case .taskBlocked(let task, let why): taskBlocked(task, why)
        case .taskAssigned(let task, let slot, let isForced): taskAssigned(task, slot: slot, isForced: isForced)
        case .runStarted(let task, let run): runConfirmed(task, run, isAdopted: false)
        case .runAdopted(let task, let run): runConfirmed(task, run, isAdopted: true)
        case .startFailed(let task, let failure, let why): startFailed(task, failure, why)
        case .runEnded(let run): runEnded(run)
        case .retryAwaited(let task, let retry): retryAwaited(task, retry)
        case .rateLimitHeard(let limited, let until): rateLimitHeard(limited, until: until)
        case .resourcesMeasured(let memory, let disk): resourcesMeasured(memory: memory, disk: disk)
        case .paused(let person): paused(by: person)
        case .resumed(let person): resumed(by: person)
        case .scaled(let slots, let person): scaled(to: slots, by: person)
        case .limitsChanged(let limits): limitsChanged(limits)
        case .closed(let why): closed(why)
        case .opened: opened()
        case .budgetHeld(let held, let why, let isFull): budgetHeld(held, BudgetHold(why: why, isFull: isFull))
        case .budgetFreed(let held): budgetFreed(held)
        case .budgetsNoted(let memory): standing.budgets = memory
        case .timePassed: break
        }
    }
}
