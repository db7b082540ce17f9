package import Domain
import Journal
import Store

/// How many tasks and runs there are, by how far they got, and how far the index is behind the files.
package struct RecordCounts: Hashable, Sendable {
    package var tasks: [TaskStatus: Int64] = [:]
    /// Runs that are over. Those that were erased or pruned are not among them.
    package var outcomes: [Outcome: Int64] = [:]
    /// Runs that have begun and of which no end is known.
    package var openRuns: Int64 = 0
    package var unreadBytes: Int64 = 0

    package init() {}
}

extension OpenRecord {
    /// - Parameter home: the folder whose files the index is made of.
    package func counts(home: String) throws(QueriesError) -> RecordCounts {
        try inStore { () throws(StoreError) in
            var counts = RecordCounts()
            let tasks = try index.rows("SELECT status, count(*) FROM tasks GROUP BY 1") { row in
                (TaskStatus(rawValue: row.text(0) ?? ""), row.integer(1) ?? 0)
            }
            for (status, count) in tasks { if let status { counts.tasks[status] = count } }
            let runs = try index.rows("SELECT coalesce(outcome, status), count(*) FROM runs GROUP BY 1") { row in
                (row.text(0) ?? "", row.integer(1) ?? 0)
            }
            for (word, count) in runs {
                if word == RunStatus.running.rawValue { counts.openRuns = count }
                guard let outcome = Outcome(rawValue: word), outcome != .prepared else { continue }
                counts.outcomes[outcome] = count
            }
            counts.unreadBytes = try UnreadSources(index, home: home, on: disk).bytes
            return counts
        }
    }
}
