package import Domain
package import Platform
import Store

extension OpenRecord {
    /// What the model responses of a time took, put together by something. Days are those of the calendar.
    ///
    /// - Parameter task: of whose runs alone it is told.
    package func cost(
        by grouping: CostGrouping,
        in range: Range<WallTime>,
        of task: String? = nil,
        on calendar: LocalCalendar
    ) throws(QueriesError) -> CostReport {
        let statement = CostStatement(isOfOneTask: task != nil)
        let found = try costs(statement.text(by: grouping), in: range, of: task)
        guard grouping != .day else {
            return CostReport(rows: try costByDay(in: range, of: task, on: calendar), total: found.total)
        }
        return CostReport(rows: found.rows.sorted(by: Self.isDearer), total: found.total)
    }

    /// Each day that had responses. A day may have 23 hours, or 25, and the first and the last may be cut by the range.
    private func costByDay(
        in range: Range<WallTime>,
        of task: String?,
        on calendar: LocalCalendar
    ) throws(QueriesError) -> [CostRow] {
        let total = CostStatement(isOfOneTask: task != nil).total
        guard let extent = try usageExtent(in: range) else { return [] }
        var rows: [CostRow] = []
        var day = calendar.civil(extent.lowerBound).date
        var start = extent.lowerBound
        while start < extent.upperBound {
            let next = CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1)
            let end = min(calendar.start(of: next), extent.upperBound)
            if start < end {
                let sums = try costs(total, in: start..<end, of: task).total
                if sums.responses > 0 { rows.append(CostRow(key: day.description, sums: sums)) }
            }
            (day, start) = (next, max(start, end))
        }
        return rows
    }

    /// The part of a range in which there were responses, to the quarter of an hour.
    private func usageExtent(in range: Range<WallTime>) throws(QueriesError) -> Range<WallTime>? {
        let span = UsageSpan(range)
        let found = try inStore { () throws(StoreError) in
            try index.first(CostStatement.extent, span.firstQuarter, span.lastQuarter) { row in
                (row.text(0), row.text(1))
            }
        }
        guard let first = found?.0.flatMap(Self.start), let last = found?.1.flatMap(Self.start) else { return nil }
        let from = max(first, range.lowerBound)
        let to = min(last.advanced(by: .seconds(900)), range.upperBound)
        return from < to ? from..<to : nil
    }

    private static func start(of quarter: String) -> WallTime? {
        Deliberate.ignore(because: "a quarter that is no time has no place among days") { () throws(TimeError) in
            try WallTime(iso: "\(quarter.dropLast()):00Z")
        }
    }

    private func costs(
        _ text: String,
        in range: Range<WallTime>,
        of task: String?
    ) throws(QueriesError) -> CostReport {
        let span = UsageSpan(range)
        let places = [
            span.firstWhole, span.firstBehind, span.firstQuarter, span.from, span.firstEnd, span.lastQuarter,
            span.lastStart, span.to,
        ]
        var rows: [CostRow] = []
        var total = CostSums()
        try inStore { () throws(StoreError) in
            try index.statement(text).each(values: (places + (task.map { [$0] } ?? [])).map { .text($0) }) {
                (row) throws(StoreError) in
                let sums = CostSums(row)
                if row.bool(0) == true {
                    total = sums
                } else {
                    rows.append(CostRow(key: row.text(1), title: row.text(2), sums: sums))
                }
                return true
            }
        }
        return CostReport(rows: rows, total: total)
    }

    private static func isDearer(_ left: CostRow, _ right: CostRow) -> Bool {
        let (one, other) = (left.sums, right.sums)
        if one.pricedCost != other.pricedCost { return one.pricedCost > other.pricedCost }
        if one.usage.sum != other.usage.sum { return one.usage.sum > other.usage.sum }
        return (left.key ?? "", left.title ?? "") < (right.key ?? "", right.title ?? "")
    }
}
