import Domain
import Store

extension CostSums {
    /// From the fourth column of a row on, as `CostStatement` has them.
    init(_ row: borrowing Row) {
        self.init()
        runs = row.integer(3) ?? 0
        responses = row.integer(4) ?? 0
        failed = row.integer(5) ?? 0
        unpriced = row.integer(6) ?? 0
        usage = Usage(
            input: row.integer(7) ?? 0,
            output: row.integer(8) ?? 0,
            cacheRead: row.integer(9) ?? 0,
            cacheWrite5m: row.integer(10) ?? 0,
            cacheWrite1h: row.integer(11) ?? 0
        )
        pricedCost = Money(nanodollars: row.integer(12) ?? 0)
        reported = ReportedCost(
            responses: row.integer(13) ?? 0,
            cost: Money(nanodollars: row.integer(14) ?? 0),
            drift: Money(nanodollars: row.integer(15) ?? 0)
        )
    }
}
