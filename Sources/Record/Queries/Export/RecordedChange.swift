package import Domain
package import JSON

/// A line of a session journal about one task, run or other thing: how it changed, what it was found to be doing.
package struct RecordedChange: Hashable, Sendable {
    package var row: Int64
    package var session: String
    package var at: WallTime
    package var type: String
    package var subject: String?
    package var level: String
    package var message: String
    package var data: JSONValue
}
