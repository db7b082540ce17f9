/// In what a budget is counted.
package enum BudgetUnit: String, TermWord, CaseIterable {
    case usd
    case tokens
}
