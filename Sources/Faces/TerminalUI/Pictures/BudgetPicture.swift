package import Domain
package import JSON

/// What may be spent, as the daemon holds to it; without one, as the settings say.
package struct BudgetPicture: Hashable, Sendable {
    package var day: Money?
    package var dayTokens: Int64?
    /// Of every task and every run of which nobody has said otherwise; the daemon tells it of single ones only.
    package var task: Money?
    package var run: Money?
    package var warnPercent: Int64
    /// In a word: finish, pause, stop.
    package var atLimit: String

    package init(
        day: Money? = nil,
        dayTokens: Int64? = nil,
        task: Money? = nil,
        run: Money? = nil,
        warnPercent: Int64 = 80,
        atLimit: String = ""
    ) {
        self.day = day
        self.dayTokens = dayTokens
        self.task = task
        self.run = run
        self.warnPercent = warnPercent
        self.atLimit = atLimit
    }

    /// As the daemon answers `budget`.
    package init(_ data: JSONObject) {
        self.init(
            warnPercent: data["warn_percent"]?.integerValue ?? 80,
            atLimit: data["at_limit"]?.stringValue ?? ""
        )
        for budget in data["budgets"]?.arrayValue ?? [] where budget["scope"]?.stringValue == "day" {
            guard let limit = budget["limit"]?.integerValue else { continue }
            switch budget["unit"]?.stringValue {
            case "usd": day = Money(nanodollars: limit)
            case "tokens": dayTokens = limit
            default: break
            }
        }
    }

    /// From which amount of a day on it is warned of.
    package var dayWarning: Money? {
        day.map { Money(nanodollars: $0.nanodollars / 100 * warnPercent) }
    }
}
