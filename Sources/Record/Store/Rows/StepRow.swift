package import Domain

/// One stage of a task, over all its runs: a row of `steps`.
package struct StepRow: Hashable, Sendable {
    package var task: String
    package var id: String
    package var name: String
    package var kind: String
    package var attempts: Int64
    package var status: String
    package var lastRun: String?
    package var startedAt: WallTime?
    package var finishedAt: WallTime?

    package init(task: String, id: String, name: String, kind: String, attempts: Int64, status: String) {
        self.task = task
        self.id = id
        self.name = name
        self.kind = kind
        self.attempts = attempts
        self.status = status
    }
}
