package import Domain

/// What was spent today and on what, as far as it is known.
package struct TopSpending: Hashable, Sendable {
    package var today: Money?
    package var dayMax: Money?
    package var tasks: [String: Money] = [:]
    /// Of the last hours of today, the newest last.
    package var hours: [Int64] = []

    package init() {}

    /// `$4.12 of $20`
    package var text: String? {
        guard let today else { return nil }
        return BriefMoney.text(today) + (dayMax.map { " of \(BriefMoney.text($0))" } ?? "")
    }

    /// How much of the day's budget is used, from 0.
    package var share: Double? {
        guard let today, let dayMax, dayMax.nanodollars > 0 else { return nil }
        return Double(today.nanodollars) / Double(dayMax.nanodollars)
    }
}
