package import Domain
package import Queries

/// What a time has cost, from every side.
package struct CostPicture: Hashable, Sendable {
    /// Each day of the time, with nothing where nothing was spent.
    package var days: [Day]
    package var rows: [CostRow]
    package var models: [CostRow]
    package var outcomes: [CostRow]
    package var total: CostSums
    package var today: Money?
    package var week: Money?
    package var month: Money?

    package struct Day: Hashable, Sendable {
        package let date: CivilDate
        package let cost: Money

        package init(date: CivilDate, cost: Money) {
            self.date = date
            self.cost = cost
        }
    }

    package init(
        days: [Day] = [],
        rows: [CostRow] = [],
        models: [CostRow] = [],
        outcomes: [CostRow] = [],
        total: CostSums = CostSums(),
        today: Money? = nil,
        week: Money? = nil,
        month: Money? = nil
    ) {
        self.days = days
        self.rows = rows
        self.models = models
        self.outcomes = outcomes
        self.total = total
        self.today = today
        self.week = week
        self.month = month
    }
}
