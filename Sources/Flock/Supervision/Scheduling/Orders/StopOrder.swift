package import Domain

/// That the run of a task is to be stopped.
package struct StopOrder: Hashable, Sendable {
    package let task: TaskID
    package let run: RunID
    package let why: String
}
