extension Table {
    /// The columns of these keys alone, in their order here: a terminal has no room for all that programs get.
    func only(_ keys: [String]) -> Table {
        let places = columns.indices.filter { keys.contains(columns[$0].key) }
        var table = Table(of: "view", places.map { columns[$0] })
        for row in rows { table.append(places.map { row[$0] }) }
        return table
    }
}
