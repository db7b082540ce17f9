import Domain
import Store

/// A question that is put together from what was asked for. Its text has places for all values, so that few texts are
/// prepared, and each is one that an index serves.
struct Selection {
    let columns: String
    let table: String
    let order: String
    private var conditions: [String] = []
    private(set) var values: [Value] = []

    init(_ columns: String, from table: String, by order: String) {
        self.columns = columns
        self.table = table
        self.order = order
    }

    mutating func require(_ condition: String) { conditions.append(condition) }

    /// Adds the condition with its one value where there is a value.
    mutating func require(_ condition: String, _ value: String?) {
        guard let value else { return }
        conditions.append(condition)
        values.append(.text(value))
    }

    mutating func require(_ condition: String, number value: Double?) {
        guard let value else { return }
        conditions.append(condition)
        values.append(.real(value))
    }

    mutating func require(_ column: String, in window: TimeWindow) {
        if window.since != nil { require("\(column) >= ?", window.lowest) }
        if window.until != nil { require("\(column) < ?", window.highest) }
    }

    var text: String { text(showing: nil) }

    /// - Parameter more: columns behind the others.
    func text(showing more: String?) -> String {
        let columns = self.columns + (more.map { ", \($0)" } ?? "")
        let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
        return "SELECT \(columns) FROM \(table)\(condition) ORDER BY \(order) LIMIT ?"
    }

    /// The rows in that order, at most as many as the limit.
    func bounded<Element: Sendable>(
        limit: Int,
        on index: Connection,
        make: (borrowing Row) -> Element
    ) throws(QueriesError) -> Bounded<Element> {
        let limit = max(0, min(limit, AnswerLimits.rowsMax))
        let found = try inStore { () throws(StoreError) in
            try index.rows(text, values: values + [.integer(Int64(limit) + 1)]) { make($0) }
        }
        return Bounded(found, limit: limit)
    }
}
