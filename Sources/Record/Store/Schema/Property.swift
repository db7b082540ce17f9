/// What a database file says about itself, in its table `properties`.
package enum Property: String, Sendable {
    /// Made with the file, and of no other.
    case uuid
    /// The oldest schema whose programs can read it.
    case minReader = "min_reader"
    /// In the index: by which lists of prices the costs in it were computed.
    case prices
    /// In the index: which markers were looked for.
    case markers
    /// In the index: the UUID of the conversations that belong to it.
    case conversations = "conversations_uuid"
    /// When the planner's figures were looked at last, and when all of them were made anew.
    case optimized = "optimized_at"
    case analyzed = "analyzed_at"
}

extension Connection {
    package func property(_ property: Property, of database: String = main) throws(StoreError) -> String? {
        try first("SELECT value FROM \(database).properties WHERE name = ?", property.rawValue) { $0.text(0) } ?? nil
    }

    package func remove(_ property: Property) throws(StoreError) {
        try run("DELETE FROM properties WHERE name = ?", property.rawValue)
    }

    package func set(_ property: Property, to value: String) throws(StoreError) {
        try run("INSERT OR REPLACE INTO properties(name, value) VALUES(?, ?)", property.rawValue, value)
    }
}
