import Queries

extension RecordedDecision {
    /// `finish_task → completed`, or without a choice what it is about: `adopt_run gh-450`.
    var told: String { point + (chosen.map { " → \($0)" } ?? context.map { " \($0)" } ?? "") }
}
