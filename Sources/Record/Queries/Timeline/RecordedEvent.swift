package import Domain
package import JSON

/// Something that happened: to a whole session, or in one run.
package struct RecordedEvent: Hashable, Sendable {
    package enum Origin: String, Hashable, Sendable, CaseIterable {
        /// Of a session: `system_events`.
        case session
        /// Of a run, written by Roost.
        case roost
        /// Of a run, said by its agent of itself.
        case agent
    }

    package struct Filter: Hashable, Sendable {
        package var origin: Origin?
        package var severity: Severity?
        package var type: String?
        package var component: String?
        package var session: String?
        package var run: String?
        package var task: String?
        package var window = TimeWindow.all

        package init() {}
    }

    package var origin: Origin
    /// The session, or the run.
    package var owner: String
    package var task: String?
    package var at: WallTime
    package var type: String
    package var severity: String
    package var component: String?
    package var message: String
    package var details: JSONValue
    package var stackTrace: String?
}
