package import Control
package import Domain
package import JSON

/// One budget as it stands, for whoever asks.
package struct BudgetRow: Hashable, Sendable {
    package let scope: BudgetScope
    package let unit: BudgetUnit
    package let limit: Int64
    /// Nothing where nobody knows.
    package let spent: Spending?
    /// Nothing where nobody knows.
    package let level: BudgetLevel?

    package var text: String {
        let limit = BudgetLimit.text(limit, in: unit)
        guard let spent, let level else { return "\(scope): unknown of \(limit)" }
        let used = BudgetNews.used(spent, in: unit)
        let percent = BudgetLevel.percent(used: used, of: self.limit)
        let left =
            unit == .usd ? "\(Money(nanodollars: self.limit - used))" : BudgetLimit.text(self.limit - used, in: unit)
        // Where something has no price, nobody knows what is left.
        let mark = level == .full ? ", used up" : spent.unpriced > 0 ? "" : ", \(left) left"
        return "\(scope): \(BudgetNews.usedText(spent, in: unit)) of \(limit) (\(percent) %\(mark))"
    }

    package var json: JSONObject {
        let used = spent.map { BudgetNews.used($0, in: unit) }
        return JSONObject(present: [
            ("scope", .string(scope.word)),
            ("scope_id", JSONValue(scope.id)),
            ("unit", .string(unit.rawValue)),
            ("limit", .integer(limit)),
            ("used", JSONValue(used)),
            ("percent", JSONValue(used.map { BudgetLevel.percent(used: $0, of: limit) })),
            ("unpriced", spent.flatMap { $0.unpriced > 0 ? .integer($0.unpriced) : nil } ?? .null),
            ("level", .string(level?.rawValue ?? "unknown")),
        ])
    }
}
