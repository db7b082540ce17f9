import Domain
import JSON
import Journal

/// Which lines of session journals are about a target: those that name it in their data.
struct SessionInterest: Hashable {
    /// The ids of the tasks, workers and runs that are meant.
    let ids: Set<String>
    /// The times between which a line may name only what a run belongs to.
    var from = WallTime(nanoseconds: .min)
    var to = WallTime(nanoseconds: .max)

    init(in target: LogTarget, _ runs: [LogRun], endedAt: WallTime?) {
        switch target {
        case .task(let task): ids = Set([task.text] + runs.map(\.metadata.run.text))
        case .worker(let worker): ids = Set([worker.text] + runs.map(\.metadata.run.text))
        case .run:
            let metadata = runs.map(\.metadata)
            ids = Set(metadata.flatMap { [$0.run.text, $0.task.text] } + metadata.compactMap(\.worker?.text))
            if let run = runs.first { from = run.metadata.createdAt }
            if let endedAt { to = endedAt }
        }
    }

    func isAbout(_ event: Event) -> Bool {
        event.createdAt >= from && event.createdAt <= to
            && event.data.fields.contains { field in field.value.stringValue.map { ids.contains($0) } ?? false }
    }
}
