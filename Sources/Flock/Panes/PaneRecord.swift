package import Domain
import JSON

/// What is known of one pane from before.
package struct PaneRecord: Hashable, Sendable {
    /// When we have last started it; nil where a person has.
    package var startedAt: WallTime?
    /// In which it was started.
    package var folder: String?
    package var lastSeen: WallTime?
    /// What was told last.
    package var event: String?

    package init(startedAt: WallTime? = nil, folder: String? = nil, lastSeen: WallTime? = nil, event: String? = nil) {
        self.startedAt = startedAt
        self.folder = folder
        self.lastSeen = lastSeen
        self.event = event
    }

    init(_ fields: Fields) throws(FieldError) {
        self.init(
            startedAt: try fields.optional("startedAt", .time),
            folder: try fields.optional("folder", .text),
            lastSeen: try fields.optional("lastSeen", .time),
            event: try fields.optional("event", .text)
        )
    }

    var json: JSONObject {
        JSONObject(present: [
            ("startedAt", JSONValue(startedAt?.iso)), ("folder", JSONValue(folder)),
            ("lastSeen", JSONValue(lastSeen?.iso)), ("event", JSONValue(event)),
        ])
    }
}
