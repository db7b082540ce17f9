package import Domain

/// A unit of work, as the index has it.
package struct RecordedTask: Hashable, Sendable {
    package struct Filter: Hashable, Sendable {
        package enum Order: Hashable, Sendable {
            /// By when they were found.
            case newest
            case lastCompleted
            case lastFailed
        }

        package var isActive = false
        package var status: String?
        package var source: String?
        package var session: String?
        /// The time that the order goes by.
        package var window = TimeWindow.all
        package var order = Order.newest

        package init() {}
    }

    package var id: String
    package var session: String?
    package var detectedAt: WallTime
    package var source: String
    package var issueNumber: Int64?
    package var issueURL: String?
    package var title: String?
    package var description: String?
    package var priority: Int64?
    package var labels: [String]
    package var assignedAt: WallTime?
    package var startedAt: WallTime?
    package var completedAt: WallTime?
    package var failedAt: WallTime?
    package var status: String
    package var failureReason: String?
    package var pullRequestNumber: Int64?
    package var pullRequestURL: String?
    package var commits: [String]
    package var isHeld: Bool
    package var cost: Money
    /// Responses whose price is not known, which the cost leaves out.
    package var unpricedCalls: Int64
    package var runCount: Int64

    package var endedAt: WallTime? { completedAt ?? failedAt }

    /// From its start to its end.
    package var duration: Duration? {
        guard let startedAt, let endedAt else { return nil }
        return endedAt - startedAt
    }
}
