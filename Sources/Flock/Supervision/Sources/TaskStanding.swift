package import Domain

/// How the task of something stands that a source has found.
package enum TaskStanding: Hashable, Sendable {
    case unknown
    /// Nobody works on it now. Whether anybody has.
    case waiting(digest: String?, labels: [String], wasStarted: Bool)
    case live(digest: String?, labels: [String])
    case over(TaskStatus)
    /// Somebody else has added a task of that id.
    case foreign
}
