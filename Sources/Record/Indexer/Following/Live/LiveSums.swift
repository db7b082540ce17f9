import Control
import Domain

/// Sums of responses by run, by task, and of one day.
struct LiveSums {
    /// What one response adds, or with a negative sum takes away.
    struct Change {
        let run: String
        let task: String?
        let at: WallTime?
        let spending: Spending
    }

    var runs: [String: Spending] = [:]
    var tasks: [String: Spending] = [:]
    var today = Spending.none

    mutating func add(_ changes: [Change], in day: Range<WallTime>) {
        for change in changes {
            runs[change.run, default: .none] = runs[change.run, default: .none].plus(change.spending)
            if let task = change.task {
                tasks[task, default: .none] = tasks[task, default: .none].plus(change.spending)
            }
            if let at = change.at, day.contains(at) { today = today.plus(change.spending) }
        }
    }

    mutating func add(_ other: LiveSums) {
        runs.merge(other.runs) { $0.plus($1) }
        tasks.merge(other.tasks) { $0.plus($1) }
        today = today.plus(other.today)
    }
}
