import Domain
import JSON
import Queries

/// How much of the budgets is used.
enum BudgetMetrics {
    private static let empty = MetricFamily(
        "roost_budget_used_ratio",
        .gauge,
        "How much of a budget is used; above 1 it is overdrawn"
    )

    /// All of them, as the daemon knows them; of which it does not know what was spent is left out.
    static func told(_ budget: JSONObject) -> [MetricFamily] {
        var family = empty
        for row in budget["budgets"]?.arrayValue ?? [] {
            guard let used = row["used"]?.integerValue, let limit = row["limit"]?.integerValue, limit > 0,
                let scope = row["scope"]?.stringValue, let unit = row["unit"]?.stringValue
            else { continue }
            let id = SafeText.of(row["scope_id"]?.stringValue ?? "")
            family.add(
                .real(Double(used) / Double(limit)),
                ["scope": SafeText.of(scope), "id": id, "unit": SafeText.of(unit)]
            )
        }
        return [family]
    }

    /// Those of the day, by the settings and the record.
    static func recorded(_ facts: RecordedFacts) -> [MetricFamily] {
        var family = empty
        let total = facts.today.total
        let limits: [(BudgetUnit, Int64?, Int64)] = [
            (.usd, facts.dayMoneyMax?.nanodollars, total.pricedCost.nanodollars),
            (.tokens, facts.dayTokensMax, total.usage.sum),
        ]
        for (unit, limit, used) in limits {
            guard let limit, limit > 0 else { continue }
            family.add(.real(Double(used) / Double(limit)), ["scope": "day", "id": "", "unit": unit.rawValue])
        }
        return [family]
    }
}
