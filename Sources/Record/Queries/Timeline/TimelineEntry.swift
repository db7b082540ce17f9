package import Domain
package import JSON

/// One thing that happened to a task.
package struct TimelineEntry: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case trigger
        case task
        case decision
        case run
        case checkpoint
        case event
        case agent
        case call
        case tool
        case worktree
        case alert
    }

    package var at: WallTime
    package var kind: Kind
    /// The run, where it happened in one.
    package var run: String?
    /// What it was, in a word of the record: `issue_detected`, `select_next_task`, `preserve`.
    package var name: String
    /// It in plain words.
    package var text: String
    /// All else that is known of it.
    package var details: JSONObject

    /// Whether it is well; nil where nothing says so.
    package var isSuccess: Bool? {
        if let isSuccess = details["ok"]?.bool { return isSuccess }
        let severity = (details["severity"] ?? details["level"])?.stringValue
        return severity.flatMap(Severity.init(rawValue:)).flatMap { $0.isFailure ? false : nil }
    }
}
