package import Queries

/// What has ended lately, and what was decided, the newest first; and what waits for its turn, the next one first.
package struct RecentPicture: Hashable, Sendable {
    package static let rowsMax = 8
    package static let waitingMax = 100

    package var ended: [RecordedTask]
    package var decisions: [RecordedDecision]
    package var waiting: [RecordedTask]

    package init(ended: [RecordedTask] = [], decisions: [RecordedDecision] = [], waiting: [RecordedTask] = []) {
        self.ended = ended
        self.decisions = decisions
        self.waiting = waiting
    }
}
