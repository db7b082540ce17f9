import Domain
import JSON
import Settings
import TestSupport

@testable import Supervision

/// A scheduler with simulated shims, clocks and people, in which things go wrong at random: runs fail, vanish and are
/// rate limited, the daemon is killed between two lines or between a line and its effect, the machine restarts, clocks
/// jump. Beside it stands what is true, which the scheduler hears of only in facts; every start is held against that.
final class SimulatedFlock {
    struct Run {
        let order: StartOrder
        let run: RunID
        let plan: TaskPlan
        var endsAt: BootTime
        var end: EndedRun
    }

    let seed: UInt64
    var random: SeededGenerator
    var scheduler: Scheduler
    var limits = SchedulerLimits()
    var wall = WallTime(nanoseconds: 1_795_222_383_000_000_000)
    var boot = BootTime(nanoseconds: 1_000_000_000_000)
    /// The lines of this daemon's session, and of the sessions of commands since it began.
    var events: [Event] = []
    var commandEvents: [[Event]] = []
    var session: SessionID
    var model = OpenTasks()
    /// What is true, whoever knows of it.
    var runs: [TaskID: Run] = [:]
    /// Runs that have ended, which the scheduler has not heard of.
    var untold: [TaskID: EndedRun] = [:]
    var orders: [StartOrder] = []
    var completed: Set<TaskID> = []
    var known: Set<TaskID> = []
    /// How many attempts at a step failed since a person last let it go on.
    var failures: [String: Int] = [:]
    /// The runs of which that was counted: a daemon that is killed hears of an end twice.
    var counted: Set<RunID> = []
    var rateLimits: [RateLimited: WallTime] = [:]
    var slots: Int?
    var dueBoot: [TaskID: BootTime] = [:]
    var lastStart: BootTime?
    var memory: Int64 = 8 << 30
    var pausedBy: String?
    /// What budgets hold back. Where they come in, they are drawn apart, so that other seeds go as they always went.
    var budgetHolds: Set<BudgetHeld> = []
    var budgetRandom: SeededGenerator?
    /// Nothing goes wrong any more.
    var isCalm = false
    var runCount = 0
    var sessionCount = 0
    /// What was done, for whoever has to find out why it went wrong.
    var steps: [String] = []
    var faults: [String] = []

    init(seed: UInt64) {
        self.seed = seed
        random = SeededGenerator(seed: seed)
        if [0, 2, 4].contains(seed % 5) { budgetRandom = SeededGenerator(seed: seed &+ 0xb0d9) }
        scheduler = Scheduler(OpenTasks())
        session = SessionID.mint(at: wall, random: seed)
        limits.slots = pick(1...5)
        limits.agentRunsMax = chance(3) ? ["claude": 2] : [:]
        limits.accounts = ["claude": "team", "codex": "team"]
        limits.accountRunsMax = chance(3) ? ["team": 3] : [:]
        limits.quietHours = chance(4) ? QuietHours("22:00-01:30") : nil
        limits.attemptsMax = pick(1...3)
        limits.startInterval = chance(2) ? .zero : .seconds(2)
        limits.failedStartsMax = pick(4...10)
        limits.retriesLost = chance(2)
        begin(OpenTasks())
    }

    func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// True once in so many.
    func chance(_ times: Int) -> Bool { pick(1...times) == 1 }

    func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &random) }

    var time: SchedulerTime { SchedulerTime(wall: wall, boot: boot, utcOffsetSeconds: 3_600) }

    func expect(_ holds: Bool, _ what: @autoclosure () -> String) {
        if !holds { faults.append(what()) }
    }

    /// A daemon begins: its snapshot, then its first facts.
    func begin(_ tasks: OpenTasks) {
        sessionCount += 1
        session = SessionID.mint(at: wall, random: seed &+ UInt64(sessionCount) &* 0x9e37)
        events = []
        commandEvents = []
        model = OpenTasks()
        for line in TaskSnapshot.lines(of: tasks) { append(line) }
        scheduler = Scheduler(tasks)
        lastStart = nil
        tell(.limitsChanged(limits))
        for held in budgetHolds.sorted() { tell(.budgetHeld(held, why: "it is used up", isFull: held != .budgeted)) }
        tell(.resourcesMeasured(memory: ByteCount(bytes: memory), disk: ByteCount(bytes: 1 << 40)))
    }

    /// Tells a fact, journals what it leads to, and gives its orders to the shims. Where the daemon is killed on the
    /// way, some lines are there and no effect, and false comes back.
    @discardableResult
    func tell(_ fact: SchedulerFact, killedAfter lineCount: Int? = nil) -> Bool {
        let before = model
        // A limit that was over once does not come back with a clock that is set back.
        rateLimits = rateLimits.filter { $0.value > wall }
        let turn = scheduler.take(fact, at: time)
        let lines = turn.lines()
        steps.append("\(boot.nanoseconds / 1_000_000): \(fact)".prefix(160) + " -> \(turn.starts.map(\.task.text))")
        for line in lines.prefix(lineCount ?? lines.count) { append(line) }
        check(turn, before)
        if let lineCount, lineCount < lines.count { return false }
        for order in turn.starts { check(order, fact) }
        orders += turn.starts
        for stop in turn.stops { stopRun(of: stop.task) }
        return true
    }

    func append(_ line: SchedulerLine) {
        let event = Event(
            sequence: Int64(events.count + 1),
            scope: .session(session),
            typeText: line.type.rawValue,
            level: .known(line.level),
            createdAt: wall.truncatedToMilliseconds,
            message: line.message,
            data: line.data
        )
        events.append(event)
        model.take(event)
    }

    private func stopRun(of task: TaskID) {
        guard var run = runs[task] else { return }
        var end = EndedRun(task: task, run: run.run, outcome: .interrupted, duration: .seconds(5))
        end.reason = .stopped
        run.end = end
        run.endsAt = boot
        runs[task] = run
    }
}
