import Domain
import Journal
import Runs

/// What became of a run that a daemon before this one had ordered. Pure: by the runs of the task that are on record.
enum RunInDoubt: Hashable {
    /// There is none: it was never begun.
    case never
    /// It was prepared, and its shim was never called.
    case prepared(CatalogedRun)
    /// It is live, or was about to be.
    case begun(CatalogedRun)
    case over(CatalogedRun)

    /// - Parameters:
    ///   - runs: of the task, in any order.
    ///   - isLaunched: whether somebody was about to start it.
    init(
        _ entry: TaskEntry,
        runs: [CatalogedRun],
        isOver: (CatalogedRun) -> Bool,
        isLaunched: (CatalogedRun) -> Bool
    ) {
        guard let run = Self.run(of: entry, runs) else {
            self = .never
            return
        }
        self = isOver(run) ? .over(run) : isLaunched(run) ? .begun(run) : .prepared(run)
    }

    /// While a start is not confirmed the last run that is known is the one before. Runs that somebody starts by hand
    /// for the same task have no slot of ours.
    private static func run(of entry: TaskEntry, _ runs: [CatalogedRun]) -> CatalogedRun? {
        let last = entry.progress.lastRun
        if entry.task.status != .known(.assigned), let last { return runs.first { $0.metadata.run == last } }
        return runs.filter { run in
            guard run.metadata.run != last, let worker = run.metadata.worker else { return false }
            return DispatchSlot(of: worker) != nil
                && run.metadata.createdAt >= entry.task.assignedAt ?? run.metadata.createdAt
        }.max { $0.metadata.run < $1.metadata.run }
    }
}
