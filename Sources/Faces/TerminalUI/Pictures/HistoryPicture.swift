package import Queries

/// The runs of a task, the newest first.
package struct HistoryPicture: Hashable, Sendable {
    package static let runsMax = 100

    package struct Entry: Hashable, Sendable {
        package let run: RecordedRun
        package let usage: RunUsage

        package init(_ run: RecordedRun, _ usage: RunUsage = RunUsage()) {
            self.run = run
            self.usage = usage
        }
    }

    package var entries: [Entry]
    package var hasMore: Bool

    package init(entries: [Entry] = [], hasMore: Bool = false) {
        self.entries = entries
        self.hasMore = hasMore
    }
}
