import Domain
import JSON
import Settings

@testable import Supervision

/// What must hold at every step.
extension SimulatedFlock {
    /// Every transition has a decision about that task in the same turn, and each decision a reason.
    func check(_ turn: SchedulerTurn, _ before: OpenTasks) {
        let decided = Set(turn.decisions.compactMap(\.contextID))
        for decision in turn.decisions { expect(decision.reason?.isEmpty == false, "\(decision.point): no reason") }
        for case .change(let change) in turn.actions {
            let task = change.entry.id
            if change.data["status"] != nil { expect(decided.contains(task.text), "\(change.message): no decision") }
            if change.entry.task.status == .known(.completed) { completed.insert(task) }
            let notBefore = change.entry.progress.notBefore
            if notBefore != before[task]?.progress.notBefore { dueBoot[task] = notBefore.map { boot + ($0 - wall) } }
        }
    }

    /// A start takes nobody's place, and nothing stood against it.
    func check(_ order: StartOrder, _ fact: SchedulerFact) {
        let task = order.task
        guard let entry = model[task] else { return expect(false, "\(task) is started and not known") }
        let others = runs.values.map(\.order) + orders
        expect(runs[task] == nil && untold[task] == nil, "\(task) has a run already")
        expect(!orders.contains { $0.task == task }, "\(task) is ordered already")
        expect(!others.contains { $0.slot == order.slot }, "\(task) takes slot \(order.slot), which is not free")
        expect(others.count < slots ?? limits.slots && order.slot < slots ?? limits.slots, "\(task) is one too many")
        expect(entry.task.status == .known(.assigned) && !entry.task.isHeld, "\(task) is held, or not assigned")
        expect(entry.plan.after.allSatisfy(completed.contains), "\(task) does not come after what it should")
        for other in others {
            guard let plan = model[other.task]?.plan, plan.repository != nil else { continue }
            guard !plan.scope.isEmpty, !entry.plan.scope.isEmpty else { continue }
            let isApart = plan.repository != entry.plan.repository || !plan.writeScope.overlaps(entry.plan.writeScope)
            expect(isApart, "\(task) writes where \(other.task) does")
        }
        expect(memory >= limits.memoryMin.bytes, "\(task) is started without room")
        let failed = failures["\(task) \(order.step)"] ?? 0
        expect(failed < entry.plan.attemptsMax ?? limits.attemptsMax, "\(task) is tried too often")
        expect(budgetHolds.isDisjoint(with: [.everything, .task(task)]), "\(task) is started in spite of a budget")
        if !entry.plan.budget.isNone { expect(!budgetHolds.contains(.budgeted), "\(task) is started unknown") }
        if case .taskAssigned(task, _, true) = fact { return }
        checkOrder(order, entry, others)
    }

    /// What a person may pass over.
    private func checkOrder(_ order: StartOrder, _ entry: TaskEntry, _ others: [StartOrder]) {
        let task = order.task
        let account = limits.account(of: entry.plan)
        let ofAgent = others.count { $0.agent == order.agent }
        let ofAccount = others.count { $0.account == order.account }
        expect(ofAgent < limits.agentRunsMax[order.agent] ?? .max, "\(task): the agent has too many runs")
        expect(ofAccount < limits.accountRunsMax[account] ?? .max, "\(task): the account has too many runs")
        expect(pausedBy == nil, "\(task) is started in a pause")
        let isQuiet = limits.quietHours?.rest(atSecond: time.localSecondOfDay) != nil
        expect(!isQuiet, "\(task) is started in quiet hours")
        expect(dueBoot[task].map { $0 <= boot + .milliseconds(1) } ?? true, "\(task) is started before its time")
        expect(lastStart.map { boot - $0 >= limits.startInterval } ?? true, "\(task) is started too soon")
        lastStart = boot
        for limited in [RateLimited.account(account), .agent(order.agent)] {
            let until = rateLimits[limited] ?? wall
            expect(until <= wall, "\(task) is started in spite of a limit of \(limited) until \(until)")
        }
    }

    /// When everything has come to rest, what is left says why.
    func checkRest() {
        expect(orders.isEmpty && runs.isEmpty && scheduler.liveTasks.isEmpty, "not all runs are over")
        for entry in scheduler.entries {
            let why = scheduler.explanation(of: entry.id)
            expect(why?.isEmpty == false, "\(entry.id) does not say why it waits")
            switch entry.task.status.known {
            case .failed, .blocked, .cancelled:
                expect(entry.task.failureReason != nil, "\(entry.id) is \(entry.task.status) without a reason")
            case .detected:
                let isKept = entry.task.isHeld || !entry.plan.after.allSatisfy(completed.contains)
                expect(isKept, "\(entry.id) could go on, and does not: \(why ?? "")")
                expect(entry.progress.waits != nil, "\(entry.id) was never told why it waits")
            case .assigned, .active, .completed, nil: expect(false, "\(entry.id) is \(entry.task.status) at rest")
            }
        }
    }

    /// The facts of this session's journal lead to the decisions that stand in it.
    func checkReplay() {
        var replay = SchedulerReplay()
        do {
            for event in events { try replay.take(event) }
            try replay.finish()
            for difference in replay.differences.prefix(2) { expect(false, "replay differs: \(difference)") }
        } catch { expect(false, "replay: \(error)") }
    }

    /// What the next daemon reads from the bytes is what this one had told.
    func reread() -> OpenTasks {
        var tasks = OpenTasks()
        for event in events + commandEvents.joined() {
            var read = event
            do {
                read.data = try JSONReader.read(JSONWriter.text(.object(event.data))).objectValue ?? JSONObject()
            } catch { expect(false, "a line cannot be read: \(error)") }
            tasks.take(read)
        }
        expect(tasks.unreadable.isEmpty, "unreadable: \(tasks.unreadable)")
        if commandEvents.isEmpty { expect(tasks.entries == model.entries, "the bytes tell of other tasks") }
        return tasks
    }
}
