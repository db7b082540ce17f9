package import Domain

/// What may be spent. The daemon holds runs to it, its own and those of `roost run` beside it; a repository has no say.
extension Setting {
    package static let runMoneyMax = SettingKey(
        "budget.run_usd",
        .moneyOrNone,
        standard: nil,
        by: .user,
        "What one run may cost, in dollars"
    )

    package static let taskMoneyMax = SettingKey(
        "budget.task_usd",
        .moneyOrNone,
        standard: nil,
        by: .user,
        "What all runs of a task may cost together, where the task does not say"
    )

    package static let dayMoneyMax = SettingKey(
        "budget.day_usd",
        .moneyOrNone,
        standard: nil,
        by: .user,
        "What everything may cost together on a day, from midnight to midnight by the local clock"
    )

    package static let runTokensMax = SettingKey(
        "budget.run_tokens",
        .tokensOrNone,
        standard: nil,
        by: .user,
        "How many tokens one run may take, of all kinds together"
    )

    package static let taskTokensMax = SettingKey(
        "budget.task_tokens",
        .tokensOrNone,
        standard: nil,
        by: .user,
        "How many tokens all runs of a task may take together, where the task does not say"
    )

    package static let dayTokensMax = SettingKey(
        "budget.day_tokens",
        .tokensOrNone,
        standard: nil,
        by: .user,
        "How many tokens everything may take together on a day"
    )

    package static let budgetWarnPercent = SettingKey(
        "budget.warn_percent",
        .integer(1...100),
        standard: 80,
        by: .user,
        "From how many per cent of a budget on it is warned of, once"
    )

    package static let atBudget = SettingKey(
        "budget.at_limit",
        SettingForm<BudgetPolicy>.word,
        standard: .stop,
        by: .user,
        "When a budget is used up nothing new is started: stop ends the runs that go on, too, pause holds them where "
            + "they are until there is room again, finish lets them finish"
    )

    /// In the order in which they are shown.
    static let ofBudgets: [SettingRow] = [
        runMoneyMax.row, taskMoneyMax.row, dayMoneyMax.row, runTokensMax.row, taskTokensMax.row, dayTokensMax.row,
        budgetWarnPercent.row, atBudget.row,
    ]
}
