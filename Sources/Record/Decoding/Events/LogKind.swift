/// Which of the nine tables a line of a log belongs into, by the words that logs use, or by the fields that it has.
enum LogKind: Hashable {
    case session
    case trigger
    case decision
    case task
    case worker
    case message
    case call
    case worktree
    case system

    /// Which field says it, the most telling first.
    static let keys = ["table", "type", "event", "kind", "event_type", "action"]

    private static let words: [String: LogKind] = [
        "coordinator_sessions": .session, "coordinator_session": .session, "session": .session,
        "session_start": .session, "session_started": .session, "session_end": .session, "session_ended": .session,
        "action_triggers": .trigger, "action_trigger": .trigger, "trigger": .trigger, "poll": .trigger,
        "poll_cycle": .trigger, "issue_detected": .trigger, "label_added": .trigger,
        "logic_flow": .decision, "decision": .decision, "decisions": .decision,
        "tasks": .task, "task": .task,
        "worker_sessions": .worker, "worker_session": .worker, "workers": .worker, "worker": .worker,
        "conversations": .message, "conversation": .message, "message": .message,
        "api_calls": .call, "api_call": .call, "usage": .call,
        "worktree_operations": .worktree, "worktree_operation": .worktree, "worktree_op": .worktree,
        "worktree": .worktree,
        "system_events": .system, "system_event": .system, "system": .system, "startup": .system,
        "shutdown": .system, "error": .system, "warning": .system,
    ]

    /// By a word that may be a table, an entry of a log or what happened: `task_completed`.
    init?(word: String) {
        if let known = Self.words[word] {
            self = known
        } else if word.hasPrefix("task_") {
            self = .task
        } else if word.hasPrefix("worker_") {
            self = .worker
        } else if word.hasPrefix("worktree_") {
            self = .worktree
        } else {
            return nil
        }
    }

    /// By the fields that lines of one table alone have.
    init?(having has: (String) -> Bool) {
        if has("decision_point") {
            self = .decision
        } else if has("trigger_type") {
            self = .trigger
        } else if has("operation"), has("worktree_path") {
            self = .worktree
        } else if has("model"), has("tokens_input") || has("tokens_output") {
            self = .call
        } else if has("role"), has("content") {
            self = .message
        } else if has("worker_id"), has("spawned_at") || has("status") {
            self = .worker
        } else if has("task_id"), has("detected_at") || has("status") {
            self = .task
        } else if has("event_type") {
            self = .system
        } else {
            return nil
        }
    }
}
