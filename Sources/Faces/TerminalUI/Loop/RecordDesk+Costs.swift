import Domain
import Platform
import Queries

/// What was spent.
extension RecordDesk {
    private static let hours = 8
    /// However short the time is, so many days are drawn.
    private static let daysLeast = 14

    func spending() throws(QueriesError) -> TopSpending {
        let today = calendar.day(around: now)
        var spending = TopSpending()
        let report = try record.cost(by: .task, in: today, on: calendar)
        spending.today = report.total.cost
        for hour in (0..<Self.hours).reversed() {
            let end = now.advanced(by: .seconds(-3_600 * hour))
            let range = end.advanced(by: .seconds(-3_600))..<end
            spending.hours.append(try record.cost(by: .model, in: range, on: calendar).total.pricedCost.nanodollars)
        }
        var filter = RecordedTask.Filter()
        filter.isActive = true
        for task in try record.tasks(filter).rows where task.unpricedCalls == 0 || task.cost != .zero {
            spending.tasks[task.id] = task.cost
        }
        return spending
    }

    func costs(of span: CostSpan, by grouping: CostGrouping) throws(QueriesError) -> CostPicture {
        let range = span.range(around: now, on: calendar)
        let report = try record.cost(by: grouping, in: range, on: calendar)
        let today = calendar.civil(now).date
        var month = today.daysSinceEpoch - today.day + 1
        let monthStart = calendar.start(of: CivilDate(daysSinceEpoch: month))
        repeat { month += 1 } while CivilDate(daysSinceEpoch: month).day != 1
        let monthEnd = calendar.start(of: CivilDate(daysSinceEpoch: month))
        let monthSums = try sums(in: monthStart..<max(monthStart, now))
        return CostPicture(
            days: try days(max(Self.daysLeast, span.dayCount), upTo: today),
            rows: report.rows,
            models: try record.cost(by: .model, in: range, on: calendar).rows,
            outcomes: try record.cost(by: .outcome, in: range, on: calendar).rows,
            total: report.total,
            today: try sums(in: CostSpan.today.range(around: now, on: calendar)),
            week: try sums(in: CostSpan.week.range(around: now, on: calendar)),
            month: monthSums,
            projected: CostPicture.projection(
                of: monthSums.cost,
                passed: now - monthStart,
                of: monthEnd - monthStart
            ),
            lastHour: try sums(in: now.advanced(by: .seconds(-3_600))..<now),
            dayEnd: calendar.day(around: now).upperBound
        )
    }

    private func days(_ count: Int, upTo today: CivilDate) throws(QueriesError) -> [CostPicture.Day] {
        let first = today.daysSinceEpoch - count + 1
        let start = calendar.start(of: CivilDate(daysSinceEpoch: first))
        let rows = try record.cost(by: .day, in: start..<calendar.day(around: now).upperBound, on: calendar).rows
        return (first...today.daysSinceEpoch).map { day in
            let date = CivilDate(daysSinceEpoch: day)
            let row = rows.first { $0.key == date.description }
            return CostPicture.Day(date: date, sums: row?.sums ?? CostSums())
        }
    }

    private func sums(in range: Range<WallTime>) throws(QueriesError) -> CostSums {
        try record.cost(by: .model, in: range, on: calendar).total
    }
}
