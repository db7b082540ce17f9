import Domain
import JSON

/// A table as comma-separated values: a line of names, then a line a row.
package enum CSVText {
    package static func lines(_ table: Table) -> [String] {
        [CSVLine.text(table.columns.map(\.key))]
            + table.rows.map { row in CSVLine.text(row.map { field($0.value) }) }
    }

    private static func field(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        case .bool, .integer, .decimal, .array, .object: JSONWriter.text(value)
        }
    }
}
