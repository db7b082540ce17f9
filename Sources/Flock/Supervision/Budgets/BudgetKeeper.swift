import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import Settings

/// Keeps the budgets of a daemon: here they hear what is spent, and here is done what follows from it.
package final class BudgetKeeper {
    private static let windowsMax = 256

    private(set) var budgets: Budgets
    private let dispatch: Dispatch
    private let runs: LiveRuns
    private let journal: DaemonJournal
    private let clock: any Clock
    private let calendar: LocalCalendar
    /// What was last told of each window of each account, in the order of their names.
    private(set) var windows: [String: SubscriptionWindow] = [:]

    init(
        _ dispatch: Dispatch,
        _ runs: LiveRuns,
        _ journal: DaemonJournal,
        _ clock: any Clock,
        _ calendar: LocalCalendar = LocalCalendar()
    ) {
        self.dispatch = dispatch
        self.runs = runs
        self.journal = journal
        self.clock = clock
        self.calendar = calendar
        let now = clock.now()
        budgets = Budgets(dispatch.scheduler.standing.budgets, day: calendar.day(around: now.wall), at: now.monotonic)
        dispatch.budgetStop = { [unowned self] run in budgets.stop(of: run) }
        dispatch.hearTurn = { [unowned self] turn in heard(turn) }
    }

    /// Before anything is started: nobody knows yet what was spent.
    func begin() {
        for entry in dispatch.scheduler.entries where entry.task.status.known?.isOver == false {
            perform(budgets.taskPlanned(entry.id, own: entry.plan.budget))
        }
        perform(budgets.limitsChanged(BudgetLimits(dispatch.settings)))
    }

    func take(_ settings: Settings) { perform(budgets.limitsChanged(BudgetLimits(settings))) }

    func ticked() {
        let now = clock.now()
        perform(budgets.ticked(wall: now.wall, at: now.monotonic, day: calendar.day(around: now.wall)))
    }

    // MARK: - What is heard

    func heard(_ fact: IndexFact) {
        switch fact {
        case .event(let event): note(event)
        case .summary(let summary): for event in summary.events { note(event) }
        case .tool, .usage, .progress, .ended, .totals, .totalsUnknown, .lagged, .summarized, .unknown: break
        }
        perform(budgets.heard(fact, at: clock.now().monotonic))
    }

    func indexParted() {
        perform(budgets.spendingUnknown("the index is away", at: clock.now().monotonic))
    }

    func heard(_ row: RunRow, _ change: RunTable.Change) {
        switch change {
        case .found:
            let own = row.look.run.metadata.budget
            perform(budgets.runBegan(row.run, of: row.task, own: own, pausedBy: row.pausedBy))
        case .ended: perform(budgets.runEnded(row.run))
        case .changed: perform(budgets.pauseChanged(row.run, by: row.pausedBy))
        case .adopting, .adopted, .notAdopted, .checkpointTaken: break
        }
    }

    /// A task is about to be added: where nobody knows what was spent, one with a budget of its own waits.
    func expect(_ entry: TaskEntry) {
        guard dispatch.scheduler[entry.id] == nil else { return }
        perform(budgets.taskPlanned(entry.id, own: entry.plan.budget))
    }

    private func heard(_ turn: SchedulerTurn) {
        for case .change(let change) in turn.actions {
            let entry = change.entry
            if entry.task.status.known?.isOver == true {
                perform(budgets.taskEnded(entry.id))
            } else {
                perform(budgets.taskPlanned(entry.id, own: entry.plan.budget))
            }
        }
    }

    private func note(_ event: LiveEvent) {
        guard let window = SubscriptionWindow(event, account: account(of: event.place)) else { return }
        let key = "\(window.account)/\(window.kind)"
        guard windows[key] != nil || windows.count < Self.windowsMax else { return }
        if windows[key].map({ $0.toldAt <= window.toldAt }) ?? true { windows[key] = window }
    }

    private func account(of place: LivePlace) -> String {
        if let plan = dispatch.scheduler[place.task]?.plan { return dispatch.scheduler.limits.account(of: plan) }
        let kind = runs.table.rows[place.run]?.look.run.metadata.workerKind.text ?? "unknown"
        return dispatch.scheduler.limits.accounts[kind] ?? kind
    }

    // MARK: - What is asked

    /// Why nothing, or a task, is not started: for whoever asks how the daemon is.
    var heldBack: [String] {
        budgets.heldBack.map { held, why in
            if case .task(let task) = held { return "\(task) is not started: \(why)" }
            return "nothing new is started: \(why)"
        }
    }

    /// - Parameter person: who said so, for the record.
    func set(_ scope: BudgetScope, to limit: BudgetLimit) -> SchedulerTurn? {
        if case .task(let task) = scope, var entry = dispatch.scheduler[task] {
            entry.plan.budget = limit.over(entry.plan.budget)
            return dispatch.tell(.taskEdited(entry))
        }
        perform(budgets.raised(scope, to: limit))
        return nil
    }

    // MARK: - What follows

    private func perform(_ actions: [BudgetAction]) {
        for action in actions {
            switch action {
            case .tell(let news): journal.record(.budget, news.message, level: .warn, data: news.data)
            case .hold(let held, let why, let isFull):
                dispatch.tell(.budgetHeld(held, why: why, isFull: isFull))
            case .free(let held): dispatch.tell(.budgetFreed(held))
            case .stop(let run, let stop):
                decide("stop_run", of: run, stop.why, ["scope": .string(stop.scope)], ["stopped": true])
                ask(run, .stop(reason: .known(.budget), graceSeconds: nil, why: stop.why))
            case .pause(let run, let stop):
                decide("pause_run", of: run, stop.why, ["scope": .string(stop.scope)], ["paused": true])
                ask(run, .pause(.budget, why: stop.why))
            case .resume(let run):
                decide("resume_run", of: run, "no budget of it is used up", [:], ["paused": false])
                ask(run, .resume)
            case .remember(let memory): dispatch.tell(.budgetsNoted(memory))
            }
        }
    }

    /// A run that is stopped or paused keeps what it has done: its worktree stays as it is, and its output is kept.
    private func decide(_ point: String, of run: RunID, _ why: String, _ input: JSONObject, _ output: JSONObject) {
        let decision = Decision(
            contextType: "worker",
            contextID: run.text,
            functionName: "BudgetKeeper.perform",
            point: point,
            input: .object(input),
            output: .object(output),
            reason: why
        )
        journal.record(.decision, "\(point) \(run): \(why)", level: .warn, data: decision.json)
    }

    private func ask(_ run: RunID, _ wish: RunRequest.Wish) {
        runs.ask(run, wish) { [unowned self] reply in
            guard reply?.ok != true else { return }
            budgets.failed(run, at: clock.now().monotonic)
            journal.note("budget_act_failed", "\(run): \(reply?.detail ?? "its shim did not answer")", level: .warn)
        }
    }
}
