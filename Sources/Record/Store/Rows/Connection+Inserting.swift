extension Connection {
    /// Inserts a row whose columns are named by our own tables; of one that is there already, the given columns are
    /// replaced.
    func insert(
        _ values: [Value],
        as columns: [String],
        into table: String,
        replacing known: (key: String, columns: [String])? = nil
    ) throws(StoreError) {
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        var text = "INSERT INTO \(table)(\(columns.joined(separator: ", "))) VALUES(\(places))"
        if let known {
            let changes = known.columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
            text += " ON CONFLICT(\(known.key)) DO " + (changes.isEmpty ? "NOTHING" : "UPDATE SET \(changes)")
        }
        try statement(text).run(values: values)
    }
}
