package import Queries

/// The tasks that there are, as far as they are shown.
package struct TaskPicture: Hashable, Sendable {
    package static let tasksMax = 1_000

    package var tasks: [RecordedTask]
    package var hasMore: Bool

    package init(tasks: [RecordedTask] = [], hasMore: Bool = false) {
        self.tasks = tasks
        self.hasMore = hasMore
    }
}
