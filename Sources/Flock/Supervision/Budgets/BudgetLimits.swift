package import Domain
package import Settings

/// What the settings say of budgets.
package struct BudgetLimits: Hashable, Sendable {
    package var run = BudgetLimit.none
    package var task = BudgetLimit.none
    package var day = BudgetLimit.none
    package var warnPercent = 80
    package var policy = BudgetPolicy.stop

    package init() {}

    package init(_ settings: Settings) {
        run = BudgetLimit(money: settings[Setting.runMoneyMax], tokens: settings[Setting.runTokensMax])
        task = BudgetLimit(money: settings[Setting.taskMoneyMax], tokens: settings[Setting.taskTokensMax])
        day = BudgetLimit(money: settings[Setting.dayMoneyMax], tokens: settings[Setting.dayTokensMax])
        warnPercent = settings[Setting.budgetWarnPercent]
        policy = settings[Setting.atBudget]
    }

    /// Whether nobody is held to anything by them.
    var areNone: Bool { run.isNone && task.isNone && day.isNone }
}
