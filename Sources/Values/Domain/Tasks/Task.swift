/// A unit of work: a row of `tasks`, and beside it whether a person must approve it first.
///
/// The name is that of a type of Swift's concurrency too. Inside Roost it means this one.
package struct Task: Hashable, Sendable {
    package let id: TaskID
    package let session: SessionID
    package let detectedAt: WallTime
    package let source: String
    package var issueNumber: Int64?
    package var issueURL: String?
    package var title: String?
    package var description: String?
    package var priority: Int64?
    package var labels: [String] = []
    package var assignedAt: WallTime?
    package var startedAt: WallTime?
    package var completedAt: WallTime?
    package var failedAt: WallTime?
    package var status: Term<TaskStatus>
    package var failureReason: String?
    package var pullRequestNumber: Int64?
    package var pullRequestURL: String?
    package var commits: [String] = []
    package var isHeld = false

    package init(
        id: TaskID,
        session: SessionID,
        detectedAt: WallTime,
        source: String,
        status: TaskStatus = .detected
    ) {
        self.id = id
        self.session = session
        self.detectedAt = detectedAt
        self.source = source
        self.status = .known(status)
    }
}
