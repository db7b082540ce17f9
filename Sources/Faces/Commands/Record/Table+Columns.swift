import JSON

extension Table {
    /// The columns of these keys alone, in their order here.
    func only(_ keys: [String]) -> Table {
        let places = columns.indices.filter { keys.contains(columns[$0].key) }
        var table = Table(schema: schema, isSingle: isSingle, places.map { columns[$0] })
        for row in rows { table.append(places.map { row[$0] }) }
        return table
    }

    /// The same, where people see only the columns of these keys as long as they do not ask for more: a terminal has no
    /// room for all that programs get.
    func showing(_ keys: [String]) -> Table {
        var table = Table(schema: schema, isSingle: isSingle, columns.map { $0.wideOnly(!keys.contains($0.key)) })
        for row in rows { table.append(row) }
        return table
    }

    /// By what each row can be asked for: its id, or else what its first words are.
    var names: [String] {
        let noun = String(schema.dropFirst("roost.".count).prefix { $0 != "/" })
        let ids = [noun, "id", "run"].compactMap { key in columns.firstIndex { $0.key == key } }
        let words = columns.indices.filter { Self.isName(columns[$0]) }
        return rows.compactMap { row in
            (ids + words).lazy.map { row[$0] }.first { $0.value != .null }.map { $0.value.stringValue ?? $0.text }
        }
    }

    private static func isName(_ column: Column) -> Bool {
        column.kind == .word && column.key != "at" && !column.key.hasSuffix("At")
    }
}
