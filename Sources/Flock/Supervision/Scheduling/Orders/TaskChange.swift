package import Domain
package import JSON

/// What is to be journaled of a task.
package struct TaskChange: Hashable, Sendable {
    /// As it is from now on.
    package let entry: TaskEntry
    /// What has changed: the data of a `task_changed` line.
    package let data: JSONObject
    package let message: String
}
