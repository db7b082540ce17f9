import Domain
import JSON

extension DirectiveTable {
    static let budgets = [
        DirectiveRow(
            .budget,
            "Say what the budgets are and how far they are used, or set one: day 20, task gh-450 5",
            for: .observer,
            [
                .word("scope", "run|task|day", .choice(BudgetWish.scopes)), .word("words", "ID|USD", .texts),
                .named("id", .id("run or task id")), .named("budgetUsd", .text),
                .named("budgetTokens", .integer(TaskWish.tokens)),
            ]
        ) { (fields: Fields) throws(FieldError) in .budget(try BudgetWish(fields)) }
    ]
}
