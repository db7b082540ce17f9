/// The tables that have one row for what many lines tell of, each line what has changed.
package enum MergedTable: Sendable {
    case tasks
    case workers

    var name: String {
        switch self {
        case .tasks: "tasks"
        case .workers: "worker_sessions"
        }
    }

    package var key: String {
        switch self {
        case .tasks: "task_id"
        case .workers: "worker_id"
        }
    }

    /// Beyond the key, and what only the output of a run tells. A substitute is for a row that is new.
    var columns: [Column] {
        switch self {
        case .tasks:
            [
                Column("detected_at"), Column("source", else: .text("unknown")), Column("issue_number", .integer),
                Column("issue_url"), Column("title"), Column("description"), Column("priority", .integer),
                Column("labels", .json), Column("assigned_at"), Column("started_at"), Column("completed_at"),
                Column("failed_at"), Column("status", else: .text("detected")), Column("failure_reason"),
                Column("pr_number", .integer), Column("pr_url"), Column("commits", .json),
                Column("is_held", .bool, else: .integer(0)),
            ]
        case .workers:
            [
                Column("task_id", else: .text("unknown")), Column("worker"), Column("spawned_at"),
                Column("completed_at"), Column("failed_at"), Column("pid", .integer),
                Column("status", else: .text("spawned")), Column("exit_code", .integer), Column("failure_reason"),
                Column("worktree_path"), Column("branch_name"), Column("prompt_file"), Column("log_file"),
                Column("agent"),
            ]
        }
    }

    /// When it began, for which the line's own time stands in.
    var beginning: String {
        switch self {
        case .tasks: "detected_at"
        case .workers: "spawned_at"
        }
    }
}
