package import Control
package import Domain
package import JSON

/// Something worth telling of a budget: the data of a `budget` event.
package struct BudgetNews: Hashable, Sendable {
    /// What follows from it.
    package enum Consequence: String, TermWord, CaseIterable {
        case none
        case warned
        case held
        case paused
        case stopped
    }

    /// Beside the levels of a budget of which it is known how far it is used.
    package enum Level: String, TermWord, CaseIterable {
        case warn
        case full
        case unknown
    }

    package let scope: BudgetScope
    package let unit: BudgetUnit
    package let limit: Int64
    /// Nothing where nobody knows.
    package let spent: Spending?
    package let level: Level
    package let consequence: Consequence
    /// Why it is not known.
    package var trouble: String?

    package var used: Int64? { spent.map { BudgetNews.used($0, in: unit) } }

    package static func used(_ spent: Spending, in unit: BudgetUnit) -> Int64 {
        switch unit {
        case .usd: spent.nanodollars
        case .tokens: spent.tokens.sum
        }
    }

    /// `$0.41`, or where not every response has a price `at least $0.41, 3 responses without a price`.
    package static func usedText(_ spent: Spending, in unit: BudgetUnit) -> String {
        switch unit {
        case .tokens: return BudgetLimit.text(spent.tokens.sum, in: .tokens)
        case .usd:
            let money = "\(Money(nanodollars: spent.nanodollars))"
            guard spent.unpriced > 0 else { return money }
            let count = spent.unpriced == 1 ? "1 response" : "\(spent.unpriced) responses"
            return "at least \(money), \(count) without a price"
        }
    }

    package var message: String {
        let limit = BudgetLimit.text(limit, in: unit)
        let used = spent.map { Self.usedText($0, in: unit) }
        switch level {
        case .warn:
            let percent = BudgetLevel.percent(used: self.used ?? 0, of: self.limit)
            return "\(scope), \(limit), is used to \(percent) %: \(used ?? "")"
        case .full: return Self.full(scope, limit, used ?? "") + after
        case .unknown:
            return "\(scope), \(limit), cannot be held: \(trouble ?? used ?? "it is not known what was spent")"
        }
    }

    static func full(_ scope: BudgetScope, _ limit: String, _ used: String) -> String {
        "\(scope), \(limit), is used up: \(used)"
    }

    private var after: String {
        switch consequence {
        case .none, .warned: ""
        case .held: "; nothing new is started"
        case .paused: "; what goes on is paused"
        case .stopped: "; what goes on is stopped"
        }
    }

    package var data: JSONObject {
        JSONObject(present: [
            ("scope", .string(scope.word)),
            ("scope_id", JSONValue(scope.id)),
            ("unit", .string(unit.rawValue)),
            ("limit_\(amounts)", .integer(limit)),
            ("used_\(amounts)", JSONValue(used)),
            ("unpriced", spent.flatMap { $0.unpriced > 0 ? .integer($0.unpriced) : nil } ?? .null),
            ("level", .string(level.rawValue)),
            ("action", .string(consequence.rawValue)),
        ])
    }

    private var amounts: String {
        switch unit {
        case .usd: "nanodollars"
        case .tokens: "tokens"
        }
    }
}
