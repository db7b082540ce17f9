import Decoding
import Domain

extension LoggedRow {
    /// Which table the line becomes a row of, or changes one in; nothing where it only says that a worker was there.
    var table: String? {
        guard line.type != LoggedLine.worker else { return nil }
        guard case .known(let type) = Term<SessionEventType>(line.type) else { return "changes" }
        return switch type {
        case .trigger: "action_triggers"
        case .decision: "logic_flow"
        case .worktreeOperation: "worktree_operations"
        case .system: "system_events"
        case .taskChanged: "tasks"
        case .workerChanged: "worker_sessions"
        case .paneActivity, .verdict, .progress, .alert, .directive, .budget, .snapshot, .tornTail, .recovered:
            "changes"
        }
    }
}
