package import Queries

/// What happened in a run, oldest first.
package struct EventsPicture: Hashable, Sendable {
    package static let eventsMax = 500

    package var events: [RecordedEvent]
    /// Whether there were more before the first of them.
    package var hasMore: Bool

    package init(events: [RecordedEvent] = [], hasMore: Bool = false) {
        self.events = events
        self.hasMore = hasMore
    }
}
