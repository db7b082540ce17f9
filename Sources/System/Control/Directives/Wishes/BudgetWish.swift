package import Domain
import JSON

/// What somebody wants of the budgets.
package enum BudgetWish: Hashable, Sendable {
    case show
    /// From now on this is the limit; of the day for as long as it lasts.
    case set(BudgetScope, BudgetLimit)

    static let scopes = ["run", "task", "day"]
    private static let clearing = "none"

    /// `day 20`, `task gh-450 5`, or the same by name.
    init(_ fields: Fields) throws(FieldError) {
        guard let word = try fields.optional("scope", .text) else {
            self = .show
            return
        }
        var words = try fields.optional("words", .texts) ?? []
        var id = try fields.optional("id", .text)
        if word != BudgetScope.day.word, id == nil, !words.isEmpty { id = words.removeFirst() }
        guard let scope = BudgetScope(id.map { "\(word):\($0)" } ?? word) else {
            throw .wrong("scope", expected: "day, or task or run with its id")
        }
        var limit = BudgetLimit(
            money: try fields.optional("budgetUsd", .budget),
            tokens: try fields.optional("budgetTokens", .count)
        )
        guard words.count <= 1 else { throw .wrong("words", expected: "an id and one amount") }
        if let amount = words.first { limit.money = try Fields(["usd": .string(amount)]).required("usd", .budget) }
        guard !limit.isNone else { throw .missing("budgetUsd") }
        self = .set(scope, limit)
    }
}
