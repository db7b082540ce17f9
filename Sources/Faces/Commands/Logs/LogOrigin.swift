import Domain

/// Whose lines these are. One object for all of them, since every line names it.
final class LogOrigin: Sendable {
    let task: TaskID?
    let worker: WorkerID?
    let run: RunID?
    let session: SessionID?

    init(task: TaskID?, worker: WorkerID?, run: RunID?, session: SessionID? = nil) {
        self.task = task
        self.worker = worker
        self.run = run
        self.session = session
    }

    /// What stands before a line where several are shown: the task, and the worker or, where there is none, the end of
    /// the run's id, which tells the runs of a task apart.
    var label: String {
        let owner = worker?.text ?? run.map { $0.text.split(separator: "-").last.map(String.init) ?? $0.text }
        return [task?.text, owner].compactMap { $0 }.joined(separator: "/")
    }

    /// A colour that is the same for a task whenever it is shown.
    var ink: Ink {
        let inks: [Ink] = [.cyan, .green, .magenta, .yellow, .blue]
        let sum = label.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xffff }
        return inks[sum % inks.count]
    }
}
