package import Queries

/// What was decided, the newest first.
package struct DecisionPicture: Hashable, Sendable {
    package static let rowsMax = 500

    package var decisions: [RecordedDecision]
    package var hasMore: Bool

    package init(decisions: [RecordedDecision] = [], hasMore: Bool = false) {
        self.decisions = decisions
        self.hasMore = hasMore
    }
}
