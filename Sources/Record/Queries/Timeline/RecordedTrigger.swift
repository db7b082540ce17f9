package import Domain
package import JSON

/// What made a session act: a poll, an issue that was found, a word of a person.
package struct RecordedTrigger: Hashable, Sendable {
    package struct Filter: Hashable, Sendable {
        package var session: String?
        package var type: String?
        package var task: String?
        package var window = TimeWindow.all

        package init() {}
    }

    package var row: Int64
    package var session: String
    package var at: WallTime
    package var type: String
    package var source: String?
    package var data: JSONValue
    package var task: String?
}
