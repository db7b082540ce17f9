package import Domain
import JSON

/// Which lines of a session's journal are about a task: those that name it, or one of its runs, in a field that holds
/// such ids. Pure.
package struct TaskMatter: Sendable {
    private static let keys = ["task_id", "context_id", "worker_id", "scope_id", "target"]

    private let ids: Set<String>

    package init(of task: TaskID, runs: [String]) { ids = Set([task.text] + runs) }

    package func holds(_ event: Event) -> Bool {
        Self.keys.contains { key in event.data[key]?.stringValue.map(ids.contains) ?? false }
    }
}
