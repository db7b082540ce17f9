package import Domain
package import JSON

/// One thing that was done to a worktree, or decided about it: the data of a `worktree_op` line.
package struct WorktreeOperation: Hashable, Sendable {
    package enum Kind: String, TermWord, CaseIterable {
        case create
        case check
        case preserve
        case remove
        /// Beyond the seed's four: work put into a ref of ours, taken over, or put away.
        case rescue
        case accept
        case discard
    }

    package let task: TaskID
    package let kind: Term<Kind>
    package let path: String
    package var branch: String?
    package var reason: String?
    /// Null where it could not be determined.
    package var hadChanges: Bool?
    package var wasClean: Bool?
    package var isWorkerRunning: Bool?
    package var workerPID: Int64?
    package var fileAgeMinutes: Double?
    /// All that went into the decision.
    package var logic: JSONValue = .null

    package init(_ kind: Kind, of worktree: TaskWorktree, because reason: String) {
        task = worktree.task
        self.kind = .known(kind)
        path = worktree.path
        branch = worktree.branch
        self.reason = reason
    }

    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        let id = try fields.required("task_id", .text)
        do throws(IdentifierError) { task = try TaskID(id) } catch { throw .wrong("task_id", expected: "an id") }
        kind = try fields.required("operation", .term())
        path = try fields.required("worktree_path", .text)
        branch = try fields.optional("branch_name", .text)
        reason = try fields.optional("decision_reason", .text)
        hadChanges = try fields.optional("had_changes", .bool)
        wasClean = try fields.optional("was_clean", .bool)
        isWorkerRunning = try fields.optional("worker_running", .bool)
        workerPID = try fields.optional("worker_pid", .integer)
        fileAgeMinutes = try fields.optional("file_mtime_age_minutes", .number)
        logic = fields.value("decision_logic")
    }

    /// The columns of the seed, all of them; what is absent is null.
    package var json: JSONObject {
        [
            "task_id": .string(task.text),
            "operation": .string(kind.text),
            "worktree_path": .string(path),
            "branch_name": JSONValue(branch),
            "decision_reason": JSONValue(reason),
            "had_changes": hadChanges.map { .bool($0) } ?? .null,
            "was_clean": wasClean.map { .bool($0) } ?? .null,
            "worker_running": isWorkerRunning.map { .bool($0) } ?? .null,
            "worker_pid": JSONValue(workerPID),
            "file_mtime_age_minutes": JSONValue(fileAgeMinutes),
            "decision_logic": logic,
        ]
    }
}
