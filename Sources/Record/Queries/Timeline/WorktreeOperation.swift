package import Domain
package import JSON

/// What was done with a worktree, or was left as it is, and by which signs.
package struct WorktreeOperation: Hashable, Sendable {
    package struct Filter: Hashable, Sendable {
        package var task: String?
        package var operation: String?
        package var session: String?
        package var window = TimeWindow.all

        package init() {}
    }

    package var row: Int64
    package var session: String
    package var task: String
    package var at: WallTime
    package var operation: String
    package var path: String
    package var branch: String?
    package var reason: String?
    package var hadChanges: Bool?
    package var wasClean: Bool?
    package var workerRunning: Bool?
    package var workerPID: Int64?
    package var fileAgeMinutes: Double?
    package var logic: JSONValue

    /// The signs that it was decided by, under the names of the columns; what was not looked at is not among them.
    package var signs: JSONObject {
        var signs = JSONObject()
        if let hadChanges { signs.append("had_changes", .bool(hadChanges)) }
        if let wasClean { signs.append("was_clean", .bool(wasClean)) }
        if let workerRunning { signs.append("worker_running", .bool(workerRunning)) }
        if let workerPID { signs.append("worker_pid", .integer(workerPID)) }
        if let fileAgeMinutes { signs.append("file_mtime_age_minutes", JSONValue(fileAgeMinutes)) }
        return signs
    }
}
