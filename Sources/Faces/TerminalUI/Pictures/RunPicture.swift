package import Queries

/// A run with its task, as the record has them.
package struct RunPicture: Hashable, Sendable {
    package static let decisionsMax = 6

    package var run: RecordedRun?
    package var task: RecordedTask?
    package var usage: RunUsage
    package var decisions: [RecordedDecision]

    package init(
        run: RecordedRun? = nil,
        task: RecordedTask? = nil,
        usage: RunUsage = RunUsage(),
        decisions: [RecordedDecision] = []
    ) {
        self.run = run
        self.task = task
        self.usage = usage
        self.decisions = decisions
    }
}
