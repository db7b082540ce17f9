/// What of its tables a command shows, beyond the format, as its caller wants it.
package struct TableView: Hashable, Sendable {
    package var isWide = false
    package var showsNamesOnly = false
    /// The fields of JSON objects; nil for all.
    package var fields: [String]?
    /// Whose tables they are, for what is told where one has no such field.
    package var command: [String] = []

    package init() {}

    /// The table with what is wanted of it.
    func applied(to table: Table, as format: OutputFormat) throws(CommandError) -> Table {
        guard let fields, format.isJSON else { return table }
        let keys = table.columns.map(\.key)
        for field in fields where !keys.contains(field) && field != "schema" {
            throw .usage(.badValue(field, of: "--json", ValueFault(field, isNoneOf: keys)), command: command)
        }
        return table.only(fields)
    }
}
