import Platform

extension Connection {
    /// Looks again at the tables whose figures for the planner are out of date. For once a day: it is short, and
    /// mostly does nothing.
    package func optimize() throws(StoreError) { try runScript("PRAGMA analysis_limit = 1000; PRAGMA optimize") }

    /// Looks at all tables. For once a week.
    package func analyze() throws(StoreError) { try runScript("PRAGMA analysis_limit = 0; ANALYZE") }

    /// Writes the file anew, without the room that is not used in it. It takes as much room again while it does so.
    package func shrink() throws(StoreError) { try runScript("VACUUM") }

    /// The rows whose keys lead nowhere, by the table that they are in.
    package func danglingKeys(in database: String = main) throws(StoreError) -> [String: Int] {
        var counts: [String: Int] = [:]
        for table in try rows("PRAGMA \(database).foreign_key_check", make: { $0.text(0) ?? "" }) {
            counts[table, default: 0] += 1
        }
        return counts
    }

    /// A reader that does not end keeps the WAL from being emptied, and then it grows without a bound.
    package func walBytes() throws(StoreError) -> Int64 {
        try StoreError.wrapping { () throws(PlatformError) in try disk.status(of: file + "-wal")?.bytes ?? 0 }
    }
}
