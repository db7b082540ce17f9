import Domain
import JSON
import Settings

@testable import Supervision

/// What happens in a flock, at random.
extension SimulatedFlock {
    private static let tasksMax = 14

    func step() {
        if budgetChance(10) { changeBudgets() }
        switch pick(1...100) {
        case 1...25:
            advance(pick([.milliseconds(20), .seconds(1), .seconds(15), .seconds(90), .seconds(900)]) ?? .zero)
            tell(.timePassed)
        case 26...50: takeOrder()
        case 51...65: endRuns(isTold: true)
        case 66...77: if let task = newTask() { tell(.taskAdded(task)) }
        case 78...90: if let task = pick(known.sorted()) { ask(about: task) }
        case 91...97: changeFlock()
        case 98: jumpClock()
        case 99: tear()
        default: restart()
        }
    }

    func newTask() -> TaskEntry? {
        guard known.count < Self.tasksMax else { return nil }
        do {
            let id = try TaskID("t-\(known.count)")
            var task = Task(id: id, session: session, detectedAt: wall.truncatedToMilliseconds, source: "manual")
            task.priority = chance(3) ? nil : Int64(pick(0...3))
            let lineage = chance(4) ? pick(known.sorted()) ?? id : id
            var plan = TaskPlan(agent: pick(["claude", "codex", "shell"]) ?? "", text: "Do it", lineage: lineage)
            plan.repository = pick([nil, "/r", "/s"]) ?? nil
            plan.scope = pick([[], ["."], ["src"], ["src/a"], ["docs"]]) ?? []
            plan.steps = chance(3) ? [.planner, .work, .review] : [.work]
            plan.attemptsMax = chance(5) ? 2 : nil
            if budgetChance(4) { plan.budget.tokens = 5 }
            if chance(3), let other = pick(known.sorted()) { plan.after = [other] }
            if chance(8) { plan.addedBy = .run(try RunID("run-x")) }
            known.insert(id)
            return TaskEntry(task: task, plan: plan)
        } catch {
            expect(false, "\(error)")
            return nil
        }
    }

    private func takeOrder() {
        guard !orders.isEmpty else { return }
        let order = orders.remove(at: pick(0...orders.count - 1))
        if chance(6) {
            let failure = pick(StartFailure.allCases) ?? .spawn
            if [.spawn, .preflight].contains(failure) { failures["\(order.task) \(order.step)", default: 0] += 1 }
            tell(.startFailed(order.task, failure, why: "so it went"))
        } else if chance(40) {
            begin(order, isTold: false)
            restart()
        } else {
            begin(order, isTold: true)
        }
    }

    func begin(_ order: StartOrder, isTold: Bool, completing: Bool = false) {
        runCount += 1
        do {
            let run = try RunID("run-\(runCount)")
            guard let plan = model[order.task]?.plan else { return expect(false, "\(order.task) has no plan") }
            let duration = Duration.milliseconds(pick(500...900_000))
            var end = EndedRun(task: order.task, run: run, outcome: .completed, summary: "so far", duration: duration)
            if !completing { spoil(&end) }
            runs[order.task] = Run(order: order, run: run, plan: plan, endsAt: boot + duration, end: end)
            if isTold { tell(.runStarted(order.task, run)) }
        } catch { expect(false, "\(error)") }
    }

    private func spoil(_ end: inout EndedRun) {
        end.outcome = pick([.completed, .completed, .completed, .failed, .failed, .failed, .blocked, .lost]) ?? .failed
        end.needsHuman = chance(12)
        end.hasWorked = chance(2)
        end.duration = chance(3) ? .seconds(2) : end.duration
        if end.outcome == .failed, budgetChance(4) {
            end.reason = .budget
            end.budget = budgetChance(2) ? nil : BudgetStop(scope: budgetChance(2) ? "run" : "day", why: "it was so")
        }
        if end.outcome == .failed, chance(4) { end.rateLimitedUntil = wall + .seconds(pick(-100...2_000)) }
    }

    private func ask(about task: TaskID) {
        switch pick(1...9) {
        case 1: tell(.taskHeld(task, why: "wait"))
        case 2: letGo(.taskReleased(task), task)
        case 3: if chance(3) { tell(.taskCancelled(task, why: "not needed")) }
        case 4: letGo(.taskRetried(task), task)
        case 5: if chance(2) { tell(.taskBlocked(task, why: "a person says so")) }
        case 6: tell(.taskAssigned(task, slot: chance(2) ? nil : pick(0...4), isForced: chance(2)))
        case 7:
            guard let run = runs[task]?.run, scheduler.run(of: task) == run else { return }
            tell(.retryAwaited(task, AwaitedRetry(run, by: "the policy", isFailure: true)))
        default:
            guard var entry = scheduler[task] else { return }
            entry.task.priority = Int64(pick(0...3))
            if chance(2) { entry.plan.scope = pick([[], ["."], ["src"], ["docs"]]) ?? [] }
            if chance(3) { entry.plan.after = pick(known.sorted()).map { [$0] } ?? [] }
            tell(.taskEdited(entry))
        }
    }

    /// What failed before may be forgiven, in the whole lineage.
    func letGo(_ fact: SchedulerFact, _ task: TaskID) {
        let lineage = scheduler[task]?.plan.lineage
        for entry in scheduler.entries where entry.plan.lineage == lineage {
            for step in TaskStep.allCases { failures["\(entry.id) \(step)"] = nil }
        }
        tell(fact)
    }

    private func changeFlock() {
        switch pick(1...7) {
        case 1:
            pausedBy = pausedBy ?? "ann"
            tell(.paused(by: "ann"))
        case 2, 3:
            pausedBy = nil
            tell(.resumed(by: "ann"))
        case 4:
            slots = pick(0...5)
            tell(.scaled(slots: slots ?? 0, by: "ann"))
        case 5:
            memory = chance(2) ? 1 << 20 : 8 << 30
            tell(.resourcesMeasured(memory: ByteCount(bytes: memory), disk: ByteCount(bytes: 1 << 40)))
        case 6:
            let limited = pick([RateLimited.account("team"), .agent("shell")]) ?? .agent("shell")
            let until = (wall + .seconds(pick(1...1_000))).truncatedToMilliseconds
            note(limited, until)
            tell(.rateLimitHeard(limited, until: until))
        default:
            limits.slots = pick(1...4)
            limits.accounts["codex"] = chance(2) ? "team" : "own"
            tell(.limitsChanged(limits))
            tell(.resourcesMeasured(memory: ByteCount(bytes: memory), disk: ByteCount(bytes: 1 << 40)))
        }
    }

    /// True once in so many, where there are budgets.
    private func budgetChance(_ times: Int) -> Bool {
        guard var random = budgetRandom else { return false }
        defer { budgetRandom = random }
        return Int.random(in: 1...times, using: &random) == 1
    }

    private func changeBudgets() {
        let all = [BudgetHeld.everything, .budgeted] + known.sorted().map(BudgetHeld.task)
        for held in all where budgetChance(all.count) {
            if budgetHolds.insert(held).inserted {
                tell(.budgetHeld(held, why: "it is used up", isFull: held != .budgeted))
            } else {
                budgetHolds.remove(held)
                tell(.budgetFreed(held))
            }
        }
    }

    /// Nothing goes wrong any more, and nobody holds anything up: all that can end ends.
    func comeToRest() {
        isCalm = true
        limits.quietHours = nil
        pausedBy = nil
        memory = 8 << 30
        tell(.limitsChanged(limits))
        slots = 3
        tell(.scaled(slots: 3, by: "ann"))
        tell(.resumed(by: "ann"))
        for held in budgetHolds.sorted() {
            budgetHolds.remove(held)
            tell(.budgetFreed(held))
        }
        tell(.resourcesMeasured(memory: ByteCount(bytes: memory), disk: ByteCount(bytes: 1 << 40)))
        for _ in 0..<4_000 where faults.isEmpty {
            if let order = orders.first {
                orders.removeFirst()
                begin(order, isTold: true, completing: true)
            } else if let next = runs.values.map(\.endsAt).min() {
                advance(max(next - boot, .zero))
                endRuns(isTold: true)
            } else {
                let turn = scheduler.take(.timePassed, at: time)
                if !orders.isEmpty { continue }
                guard let delay = wake(turn) else { break }
                advance(delay)
                tell(.timePassed)
            }
        }
        guard faults.isEmpty else { return }
        checkRest()
        checkReplay()
    }

    private func wake(_ turn: SchedulerTurn) -> Duration? {
        for line in turn.lines() { append(line) }
        orders += turn.starts
        return turn.wakeAfter
    }
}
