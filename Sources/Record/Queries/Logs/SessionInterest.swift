package import Domain
import JSON
import Journal

/// Which lines of session journals are about a target: those that name it in a field that holds such ids.
package struct SessionInterest: Hashable {
    /// All that daemons recorded.
    package static let daemon = SessionInterest(ids: [], source: .daemon)

    private static let keys = ["task_id", "context_id", "worker_id", "worker", "scope_id", "target"]

    /// The ids of the tasks, workers and runs that are meant.
    package let ids: Set<String>
    /// As whose lines they are shown.
    package let source: LogSource
    /// The times between which a line may name only what a run belongs to.
    package var from = WallTime(nanoseconds: .min)
    package var to = WallTime(nanoseconds: .max)

    /// In a task, with its runs by their names.
    package init(in task: TaskID, runs: [String]) { self.init(ids: Set([task.text] + runs)) }

    /// In a run, and in what it belongs to while it went.
    package init(in run: LogRun, endedAt: WallTime?) {
        let metadata = run.metadata
        self.init(ids: Set([metadata.run.text, metadata.task.text] + [metadata.worker?.text].compactMap { $0 }))
        from = metadata.createdAt
        if let endedAt { to = endedAt }
    }

    package init(ids: Set<String>, source: LogSource = .orch) {
        self.ids = ids
        self.source = source
    }

    package func isAbout(_ event: Event) -> Bool {
        event.createdAt >= from && event.createdAt <= to
            && (source == .daemon
                || Self.keys.contains { key in event.data[key]?.stringValue.map(ids.contains) ?? false })
    }
}
