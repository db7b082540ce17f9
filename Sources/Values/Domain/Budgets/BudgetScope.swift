import JSON

/// What a budget is for: one run, all runs of a task, or all that is spent on a local day.
package enum BudgetScope: Hashable, Comparable, Sendable, CustomStringConvertible {
    case run(RunID)
    case task(TaskID)
    case day

    /// Nothing where the text names none.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], parts.count) {
        case ("day", 1): self = .day
        case ("task", 2):
            guard let task = FieldShape<TaskID>.id.read(.string(parts[1])) else { return nil }
            self = .task(task)
        case ("run", 2):
            guard let run = FieldShape<RunID>.id.read(.string(parts[1])) else { return nil }
            self = .run(run)
        default: return nil
        }
    }

    package var word: String {
        switch self {
        case .run: "run"
        case .task: "task"
        case .day: "day"
        }
    }

    package var id: String? {
        switch self {
        case .run(let run): run.text
        case .task(let task): task.text
        case .day: nil
        }
    }

    /// `task:gh-450`
    package var text: String { id.map { "\(word):\($0)" } ?? word }

    package var description: String {
        switch self {
        case .run(let run): "the budget of \(run)"
        case .task(let task): "the budget of \(task)"
        case .day: "the budget of the day"
        }
    }

    package static func < (left: BudgetScope, right: BudgetScope) -> Bool { left.text < right.text }
}
