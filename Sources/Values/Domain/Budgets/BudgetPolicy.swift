/// What becomes of runs that go on when a budget is used up. Nothing new is started either way.
package enum BudgetPolicy: String, TermWord, CaseIterable {
    case finish
    case pause
    case stop
}
