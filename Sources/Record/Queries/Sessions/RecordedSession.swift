package import Domain
package import JSON

/// A writer's life, as the index has it.
package struct RecordedSession: Hashable, Sendable {
    /// Which sessions are asked for.
    package struct Filter: Hashable, Sendable {
        /// Those that have not ended.
        package var isActive = false
        /// Those that ended by an error, or were lost.
        package var isFailed = false
        package var kind: String?
        /// When it began.
        package var window = TimeWindow.all

        package init() {}
    }

    package var id: String
    package var kind: String?
    package var startedAt: WallTime
    package var endedAt: WallTime?
    package var exitReason: String?
    package var pid: Int64?
    package var hostname: String?
    package var gitBranch: String?
    package var gitCommit: String?
    package var runtimeVersion: String?
    package var toolVersion: String?
    package var config: JSONValue

    package var duration: Duration? { endedAt.map { $0 - startedAt } }
}
