package import JSON

/// How much may be spent: in dollars, in tokens, in both, or without bound.
package struct BudgetLimit: Hashable, Sendable {
    package static let none = BudgetLimit()

    package var money: Money?
    package var tokens: Int64?

    package init(money: Money? = nil, tokens: Int64? = nil) {
        self.money = money
        self.tokens = tokens
    }

    package init(_ fields: Fields, moneyKey: String, tokensKey: String) throws(FieldError) {
        money = try fields.optional(moneyKey, .count).map { Money(nanodollars: $0) }
        tokens = try fields.optional(tokensKey, .count)
    }

    package var isNone: Bool { money == nil && tokens == nil }

    /// In nano-dollars, or in tokens.
    package subscript(unit: BudgetUnit) -> Int64? {
        switch unit {
        case .usd: money?.nanodollars
        case .tokens: tokens
        }
    }

    /// What this one leaves open is as the other says.
    package func over(_ other: BudgetLimit) -> BudgetLimit {
        BudgetLimit(money: money ?? other.money, tokens: tokens ?? other.tokens)
    }

    /// What is not limited is left out.
    package func fields(moneyKey: String, tokensKey: String) -> [(String, JSONValue)] {
        [(moneyKey, JSONValue(money?.nanodollars)), (tokensKey, JSONValue(tokens))]
    }

    /// The amount as people read it: `$0.5`, `200,000 tokens`.
    package static func text(_ amount: Int64, in unit: BudgetUnit) -> String {
        switch unit {
        case .usd: "$\(Money(nanodollars: amount).exactText)"
        case .tokens: "\(TokenCountText.grouped(amount)) tokens"
        }
    }
}
