import Domain

/// The three files that hold all there is of a task.
package enum TaskFile: String, CaseIterable, Sendable {
    /// What was decided and done about it.
    case task = "task.log"
    /// What the agents wrote.
    case backend = "backend.log"
    /// What happened in its runs.
    case events = "events.jsonl"

    /// What `roost logs --source` calls it.
    package var source: String {
        switch self {
        case .task: "orch"
        case .backend: "backend"
        case .events: "events"
        }
    }
}
