package import Domain

/// Whose lines these are. One object for all of them, since every line names it.
package final class LogOrigin: Sendable {
    package let task: TaskID?
    package let worker: WorkerID?
    package let run: RunID?
    package let session: SessionID?

    package init(task: TaskID?, worker: WorkerID?, run: RunID?, session: SessionID? = nil) {
        self.task = task
        self.worker = worker
        self.run = run
        self.session = session
    }

    /// What stands before a line where several are shown: the task, and the worker or, where there is none, the end of
    /// the run's id, which tells the runs of a task apart.
    package var label: String {
        let owner = worker?.text ?? run.map { $0.text.split(separator: "-").last.map(String.init) ?? $0.text }
        return [task?.text, owner].compactMap { $0 }.joined(separator: "/")
    }
}
