package import Domain
package import JSON

/// A line for the journal of the daemon's session.
package struct SchedulerLine: Hashable, Sendable {
    package let type: SessionEventType
    package let level: Level
    package let message: String
    package let data: JSONObject
}
