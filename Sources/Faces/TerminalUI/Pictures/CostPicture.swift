package import Domain
package import Queries

/// What a time has cost, from every side. What has no price is counted in the sums and never taken for $0.
package struct CostPicture: Hashable, Sendable {
    /// The days up to today, with empty sums where nothing was used: those of the time, and a fortnight at least.
    package var days: [Day]
    package var rows: [CostRow]
    package var models: [CostRow]
    package var outcomes: [CostRow]
    package var total: CostSums
    package var today: CostSums
    package var week: CostSums
    /// Of the month of the calendar, up to now.
    package var month: CostSums
    /// What the month will have cost if it goes on like this; nil while too little of it is over to tell.
    package var projected: Money?
    package var lastHour: CostSums
    /// When the day is over.
    package var dayEnd: WallTime?

    package struct Day: Hashable, Sendable {
        package let date: CivilDate
        package let sums: CostSums

        package init(date: CivilDate, sums: CostSums = CostSums()) {
            self.date = date
            self.sums = sums
        }
    }

    package init(
        days: [Day] = [],
        rows: [CostRow] = [],
        models: [CostRow] = [],
        outcomes: [CostRow] = [],
        total: CostSums = CostSums(),
        today: CostSums = CostSums(),
        week: CostSums = CostSums(),
        month: CostSums = CostSums(),
        projected: Money? = nil,
        lastHour: CostSums = CostSums(),
        dayEnd: WallTime? = nil
    ) {
        self.days = days
        self.rows = rows
        self.models = models
        self.outcomes = outcomes
        self.total = total
        self.today = today
        self.week = week
        self.month = month
        self.projected = projected
        self.lastHour = lastHour
        self.dayEnd = dayEnd
    }

    /// A whole in the measure of a part of it; nil where the part is too small to say anything.
    package static func projection(of cost: Money?, passed: Duration, of whole: Duration) -> Money? {
        guard let cost, passed >= .seconds(86_400), whole > passed else { return nil }
        let share = Double(passed.components.seconds) / Double(whole.components.seconds)
        return Money(nanodollars: Int64((Double(cost.nanodollars) / share).rounded()))
    }

    /// When the limit is reached if it goes on as in the last hour; nil where it is not today.
    package func reaches(_ limit: Money, now: WallTime) -> WallTime? {
        let (left, rate) = (limit.nanodollars - today.pricedCost.nanodollars, lastHour.pricedCost.nanodollars)
        guard left > 0, rate > 0, let dayEnd else { return nil }
        let hours = Double(left) / Double(rate)
        guard hours < 48 else { return nil }
        let then = now.advanced(by: .seconds(Int64(hours * 3_600)))
        return then < dayEnd ? then : nil
    }

    /// The models of whose responses some have no price, with how many.
    package var unpricedModels: [(model: String, responses: Int64)] {
        models.filter { $0.sums.unpriced > 0 }.map { ($0.key ?? "unknown", $0.sums.unpriced) }
    }
}
