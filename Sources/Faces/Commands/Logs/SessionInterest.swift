import Domain
import JSON
import Journal

/// Which lines of session journals are about a target: those that name it in a field that holds such ids.
struct SessionInterest: Hashable {
    /// All that daemons recorded.
    static let daemon = SessionInterest(ids: [], source: .daemon)

    private static let keys = ["task_id", "context_id", "worker_id", "worker", "scope_id", "target"]

    /// The ids of the tasks, workers and runs that are meant.
    let ids: Set<String>
    /// As whose lines they are shown.
    let source: LogSource
    /// The times between which a line may name only what a run belongs to.
    var from = WallTime(nanoseconds: .min)
    var to = WallTime(nanoseconds: .max)

    /// In a task, with its runs by their names.
    init(in task: TaskID, runs: [String]) { self.init(ids: Set([task.text] + runs)) }

    private init(ids: Set<String>, source: LogSource = .orch) {
        self.ids = ids
        self.source = source
    }

    init(in target: LogTarget, _ runs: [LogRun], endedAt: WallTime?) {
        switch target {
        case .task(let task): self = SessionInterest(in: task, runs: runs.map(\.metadata.run.text))
        case .worker(let worker): self = SessionInterest(ids: Set([worker.text] + runs.map(\.metadata.run.text)))
        case .run:
            let metadata = runs.map(\.metadata)
            let names = metadata.flatMap { [$0.run.text, $0.task.text] } + metadata.compactMap(\.worker?.text)
            self = SessionInterest(ids: Set(names))
            if let run = runs.first { from = run.metadata.createdAt }
            if let endedAt { to = endedAt }
        case .daemon: self = .daemon
        }
    }

    func isAbout(_ event: Event) -> Bool {
        event.createdAt >= from && event.createdAt <= to
            && (source == .daemon
                || Self.keys.contains { key in event.data[key]?.stringValue.map(ids.contains) ?? false })
    }
}
