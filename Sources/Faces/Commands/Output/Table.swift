package import JSON

/// The data that a command shows: named columns, and rows of cells.
package struct Table: Sendable {
    /// What each row is, as in `"schema":"roost.run/1"`.
    package let schema: String
    package let columns: [Column]
    package private(set) var rows: [[Cell]] = []
    /// Whether there can be only one row, which JSON then shows without an array around it.
    package let isSingle: Bool

    package init(of noun: String, version: Int = 1, isSingle: Bool = false, _ columns: [Column]) {
        schema = "roost.\(noun)/\(version)"
        self.columns = columns
        self.isSingle = isSingle
    }

    init(schema: String, isSingle: Bool, _ columns: [Column]) {
        self.schema = schema
        self.columns = columns
        self.isSingle = isSingle
    }

    package mutating func append(_ row: [Cell]) {
        precondition(row.count == columns.count, "a row has a cell for every column")
        precondition(!isSingle || rows.isEmpty, "a single table has one row")
        rows.append(row)
    }

    /// The row as one JSON object, which says what it is first.
    package func object(_ row: [Cell]) -> JSONValue {
        var object = JSONObject()
        object.append("schema", .string(schema))
        for (column, cell) in zip(columns, row) { object.append(column.key, cell.value) }
        return .object(object)
    }
}
