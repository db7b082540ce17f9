import Control
import Domain
import JSON
import Journal
package import Platform
import Runs
package import Settings

/// Gives tasks to agents: the scheduler decides, and here it is told what happens and done what it orders. What it
/// decides is in the journal before anything follows from it.
package final class Dispatch {
    /// How often it is looked what room the machine has.
    private static let measuringInterval = Duration.seconds(10)
    private static let longestWait = Duration.seconds(60)
    /// For how long an agent that was found fit is not looked at again.
    private static let fitnessLasts = Duration.seconds(60)

    package private(set) var scheduler: Scheduler
    package private(set) var settings: Settings
    let place: DispatchPlace
    let journal: DaemonJournal
    let runs: LiveRuns
    let loop: EventLoop
    let words: ShimWords
    package let spoken: SpokenRuns
    let cards: CardBoard
    private let calendar = LocalCalendar()
    private let inDoubt: [TaskEntry]
    private var wake: TimerID?
    private var measuredAt: MonotonicTime?
    private var fitAgents: [String: MonotonicTime] = [:]
    private(set) var isClosed = false
    /// Whether what was decided last is not on the disk.
    private var isUnwritten = false
    var starting = StartingRuns()
    /// Cards whose tasks were not added: it is told once.
    var cardsRefused: Set<TaskID> = []
    /// By which budget a run was asked to stop.
    var budgetStop: (RunID) -> BudgetStop? = { _ in nil }
    /// Hears each turn once it is done.
    var hearTurn: (SchedulerTurn) -> Void = { _ in }
    /// How many worktrees are looked at on threads of their own.
    var sideWorkCount = 0

    package init(
        _ tasks: OpenTasks,
        _ settings: Settings,
        place: DispatchPlace,
        journal: DaemonJournal,
        runs: LiveRuns,
        loop: EventLoop
    ) {
        scheduler = Scheduler(tasks)
        inDoubt = tasks.inDoubt
        self.settings = settings
        self.place = place
        self.journal = journal
        self.runs = runs
        self.loop = loop
        words = ShimWords(on: loop)
        spoken = SpokenRuns(runs, journal, on: place.disk)
        cards = CardBoard(settings[Setting.cardFolders], place: place, journal: journal, loop: loop)
        spoken.heardRateLimit = { [unowned self] run, until in rateLimited(run, until: until) }
    }

    /// Whether nothing of it is under way that the end of the daemon would cut short.
    package var isIdle: Bool { starting.isEmpty && sideWorkCount == 0 }

    /// How many tasks stand how. Those that are completed are none of its any more.
    var taskCounts: JSONObject {
        var counts: [TaskStatus: Int64] = [:]
        for entry in scheduler.entries { if let status = entry.task.status.known { counts[status, default: 0] += 1 } }
        return JSONObject(present: TaskStatus.allCases.map { ($0.rawValue, counts[$0].map { .integer($0) } ?? .null) })
    }

    // MARK: - Facts

    /// Hears of the limits, then of what became of the runs that were ordered before, and only then what room there is:
    /// before that nothing is started.
    ///
    /// - Parameter first: what else must be heard before that.
    package func begin(slots: Int?, isPaused: Bool, first: () -> Void = {}) {
        tell(.limitsChanged(SchedulerLimits(settings)))
        first()
        if let slots, slots != scheduler.slotCount { tell(.scaled(slots: slots, by: "whoever started the daemon")) }
        if isPaused, !scheduler.isPaused { tell(.paused(by: "whoever started the daemon")) }
        for entry in inDoubt { resolve(entry) }
        measure()
        readCards()
    }

    /// What is to be done by what came of it is done, or begun, when it returns.
    @discardableResult
    package func tell(_ fact: SchedulerFact) -> SchedulerTurn {
        let began = place.clock.now()
        let offset = calendar.offset(at: began.wall)
        let time = SchedulerTime(began, utcOffsetSeconds: Int(offset.components.seconds))
        let turn = scheduler.take(fact, at: time)
        let took = place.clock.now().monotonic - began.monotonic
        for line in turn.lines(took: took) {
            journal.record(line.type, line.message, level: line.level, data: line.data)
        }
        perform(turn)
        writeCards(of: turn)
        wake(after: turn.wakeAfter)
        hearTurn(turn)
        return turn
    }

    package func ticked() {
        spoken.listen()
        if !isClosed { cards.ticked() }
        lookWhetherWritten()
        let now = place.clock.now().monotonic
        if measuredAt.map({ $0.duration(to: now) >= Self.measuringInterval }) ?? false { measure() }
    }

    /// Goes by other settings from now on.
    package func take(_ settings: Settings) {
        self.settings = settings
        cards.folders = settings[Setting.cardFolders]
        fitAgents = [:]
        tell(.limitsChanged(SchedulerLimits(settings)))
        measure()
    }

    /// The daemon is about to end: what has begun goes on, and nothing else begins.
    package func close(because why: String) {
        isClosed = true
        tell(.closed(why: "the daemon is about to end: \(why)"))
    }

    /// It stays after all.
    package func open() {
        isClosed = false
        tell(.opened)
    }

    private func measure() {
        measuredAt = place.clock.now().monotonic
        do throws(PlatformError) {
            let memory = try MemoryRoom.read(on: place.disk).available
            tell(.resourcesMeasured(memory: memory, disk: try FileSystemRoom.read(at: place.home.root).free))
        } catch {
            journal.note("not_measured", "it is not known how much room there is: \(error)", level: .warn)
        }
    }

    private func wake(after delay: Duration?) {
        if let wake { loop.cancel(wake) }
        wake = delay.map { delay in
            loop.after(min(delay, Self.longestWait)) { [unowned self] in
                wake = nil
                tell(.timePassed)
            }
        }
    }

    // MARK: - Orders

    private func perform(_ turn: SchedulerTurn) {
        guard turn.hasEffects else { return }
        do throws(SupervisionError) { try journal.synchronize() } catch {
            // What cannot be written down is not done; to stop a run harms no record.
            for order in turn.stops { stop(order) }
            return holdUntilWritten(turn.starts, error)
        }
        for order in turn.stops { stop(order) }
        for order in turn.starts { start(order) }
    }

    /// Nothing is tried again and again that would have to be written first.
    private func holdUntilWritten(_ orders: [StartOrder], _ error: SupervisionError) {
        isUnwritten = true
        loop.after(.zero) { [unowned self] in
            let hint = "\"roost daemon restart\" begins another journal"
            tell(.closed(why: "what is decided cannot be put on the disk: \(error); \(hint)"))
            for order in orders { tell(.startFailed(order.task, .interrupted, why: "\(error)")) }
        }
    }

    private func lookWhetherWritten() {
        guard isUnwritten, !isClosed else { return }
        do throws(SupervisionError) { try journal.synchronize() } catch { return }
        isUnwritten = false
        tell(.opened)
    }

    private func stop(_ order: StopOrder) {
        runs.ask(order.run, .stop(reason: .known(.stopped), graceSeconds: nil)) { _ in }
    }

    /// Told by the loop: a turn is over before the next fact is heard.
    func fail(_ order: StartOrder, _ trouble: StartTrouble) {
        loop.after(.zero) { [unowned self] in
            starting.drop(order.task)
            tell(.startFailed(order.task, trouble.failure, why: trouble.why))
        }
    }

    func isFit(_ agent: String) -> Bool {
        let now = place.clock.now().monotonic
        return fitAgents[agent].map { $0.duration(to: now) < Self.fitnessLasts } ?? false
    }

    func noteFit(_ agent: String) { fitAgents[agent] = place.clock.now().monotonic }
}
