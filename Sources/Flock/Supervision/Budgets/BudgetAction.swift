package import Domain

/// What follows for whoever keeps the budgets.
package enum BudgetAction: Hashable, Sendable {
    case tell(BudgetNews)
    case hold(BudgetHeld, why: String, isFull: Bool)
    case free(BudgetHeld)
    /// Its run is to be asked to stop.
    case stop(RunID, BudgetStop)
    /// It is to be held where it is, until there is room in the budget.
    case pause(RunID, BudgetStop)
    case resume(RunID)
    /// To be written down, so that it holds beyond the life of this daemon.
    case remember(BudgetMemory)
}
