package import Queries

/// What happened to a task, oldest first.
package struct StoryPicture: Hashable, Sendable {
    package static let entriesMax = 500

    package var entries: [TimelineEntry]

    package init(entries: [TimelineEntry] = []) { self.entries = entries }
}
