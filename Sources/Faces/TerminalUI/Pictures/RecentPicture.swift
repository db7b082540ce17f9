package import Queries

/// What has ended lately, and what was decided, the newest first.
package struct RecentPicture: Hashable, Sendable {
    package static let rowsMax = 8

    package var ended: [RecordedTask]
    package var decisions: [RecordedDecision]

    package init(ended: [RecordedTask] = [], decisions: [RecordedDecision] = []) {
        self.ended = ended
        self.decisions = decisions
    }
}
