import Domain
import Store

/// Rows of one kind in the order of two columns, some at a time: what is written while they are read may be as much as
/// it likes, and none is told twice.
struct ItemPages {
    private static let rowsAtOnce: Int64 = 256

    private let index: Connection
    private let text: String
    private let values: [Value]
    private let make: (borrowing Row) -> ExportItem
    private var page: ArraySlice<ExportItem> = []
    private var last: (Value, Value)
    private var isDone = false

    /// - Parameters:
    ///   - selection: its order is that of the two keys.
    ///   - start: what sorts before all that the first key can be.
    init(
        _ selection: Selection,
        keys: (String, String),
        from start: Value = .text(""),
        of record: OpenRecord,
        make: @escaping (borrowing Row) -> ExportItem
    ) {
        index = record.index
        var selection = selection
        selection.require("(\(keys.0), \(keys.1)) > (?, ?)")
        text = selection.text(showing: "\(keys.0), \(keys.1)")
        values = selection.values
        last = (start, .integer(.min))
        self.make = make
    }

    mutating func next() throws(QueriesError) -> ExportItem? {
        if page.isEmpty, !isDone { try fill() }
        return page.popFirst()
    }

    private mutating func fill() throws(QueriesError) {
        var last = last
        var found: [ExportItem] = []
        let make = make
        let bound = values + [last.0, last.1, .integer(Self.rowsAtOnce)]
        try inStore { () throws(StoreError) in
            try index.statement(text).each(values: bound) { (row) throws(StoreError) in
                found.append(make(row))
                let count = Int32(row.columnCount)
                last = (row.value(count - 2), row.value(count - 1))
                return true
            }
        }
        self.last = last
        isDone = found.count < Self.rowsAtOnce
        page = found[...]
    }
}
