/// The tables whose rows are lines of session journals, each for itself. The fields of a line bear the names of the
/// columns.
package enum LineTable: Sendable {
    case triggers
    case decisions
    case worktreeOperations
    case systemEvents

    var name: String {
        switch self {
        case .triggers: "action_triggers"
        case .decisions: "logic_flow"
        case .worktreeOperations: "worktree_operations"
        case .systemEvents: "system_events"
        }
    }

    var key: String {
        switch self {
        case .triggers: "trigger_id"
        case .decisions: "flow_id"
        case .worktreeOperations: "operation_id"
        case .systemEvents: "event_id"
        }
    }

    /// Beyond the key, the session and the time, which all have.
    var columns: [Column] {
        switch self {
        case .triggers:
            [
                Column("trigger_type", else: .text("unknown")), Column("trigger_source"), Column("trigger_data", .json),
                Column("task_id"),
            ]
        case .decisions:
            [
                Column("context_type", else: .text("unknown")), Column("context_id"),
                Column("function_name", else: .text("unknown")), Column("decision_point", else: .text("unknown")),
                Column("decision_input", .json), Column("decision_output", .json), Column("decision_reason"),
                Column("duration_ms", .real), Column("source_file"),
            ]
        case .worktreeOperations:
            [
                Column("task_id", else: .text("unknown")), Column("operation", else: .text("unknown")),
                Column("worktree_path", else: .text("")), Column("branch_name"), Column("decision_reason"),
                Column("had_changes", .bool), Column("was_clean", .bool), Column("worker_running", .bool),
                Column("worker_pid", .integer), Column("file_mtime_age_minutes", .real),
                Column("decision_logic", .json),
            ]
        case .systemEvents:
            [
                Column("event_type", else: .text("unknown")), Column("severity", else: .text("info")),
                Column("component"), Column("details", .json), Column("stack_trace"),
            ]
        }
    }
}
