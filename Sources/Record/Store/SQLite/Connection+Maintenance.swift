import Platform

extension Connection {
    /// Looks again at the tables whose figures for the planner are out of date. For once a day: it is short, and
    /// mostly does nothing.
    package func optimize() throws(StoreError) { try runScript("PRAGMA analysis_limit = 1000; PRAGMA optimize") }

    /// Looks at all tables. For once a week.
    package func analyze() throws(StoreError) { try runScript("PRAGMA analysis_limit = 0; ANALYZE") }

    /// A reader that does not end keeps the WAL from being emptied, and then it grows without a bound.
    package func walBytes() throws(StoreError) -> Int64 {
        try StoreError.wrapping { () throws(PlatformError) in try disk.status(of: file + "-wal")?.bytes ?? 0 }
    }
}
