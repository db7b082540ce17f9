/// What people name by an id or the beginning of one.
package enum NamedKind: String, Hashable, Sendable, CaseIterable {
    case task
    case run
    case worker
    case session

    var table: String {
        switch self {
        case .task: "tasks"
        case .run, .worker: "worker_sessions"
        case .session: "coordinator_sessions"
        }
    }

    /// The column of its ids, each of which an index finds.
    var column: String {
        switch self {
        case .task: "task_id"
        case .run: "worker_id"
        case .worker: "worker"
        case .session: "session_id"
        }
    }
}
