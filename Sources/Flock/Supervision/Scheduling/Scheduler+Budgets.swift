package import Domain
import JSON

/// What budgets keep from being started. Which of them is used up is found out elsewhere.
extension Scheduler {
    struct BudgetHold: Hashable {
        let why: String
        /// Else it is not known what was spent.
        let isFull: Bool
    }

    mutating func budgetHeld(_ held: BudgetHeld, _ hold: BudgetHold) {
        guard budgetHolds[held] != hold else { return }
        budgetHolds[held] = hold
        isAltered = true
        settle(held)
    }

    mutating func budgetFreed(_ held: BudgetHeld) {
        guard budgetHolds.removeValue(forKey: held) != nil else { return }
        isAltered = true
        settle(held)
    }

    /// Why a budget keeps the task from being started; nothing where none does.
    package func budgetObstacle(of task: TaskID) -> String? {
        (ownBudgetHold(of: task) ?? budgetHolds[.everything])?.why
    }

    func ownBudgetHold(of task: TaskID) -> BudgetHold? {
        if let hold = budgetHolds[.task(task)] { return hold }
        guard records[task]?.entry.plan.budget.isNone == false else { return nil }
        return budgetHolds[.budgeted]
    }

    /// Its run was stopped by a budget. Where that keeps the task from being started it waits for it; the budget of a
    /// run would be there once more for the next one, which only a person may want.
    mutating func stoppedByBudget(_ end: EndedRun, _ input: JSONObject) {
        let hold = ownBudgetHold(of: end.task) ?? budgetHolds[.everything]
        let why = "its run was stopped: \(end.budget?.why ?? "its budget is used up")"
        let isOver = hold?.isFull == true && end.budget?.isOfRun != true
        if isOver {
            tryAgain(end.task, after: nil, input, because: why)
        } else {
            block(end.task, because: why, input: input)
        }
    }

    private mutating func settle(_ held: BudgetHeld) {
        switch held {
        case .everything: break
        case .task(let task): settle(task)
        case .budgeted:
            for task in records.keys.sorted() where records[task]?.entry.plan.budget.isNone == false { settle(task) }
        }
    }
}
