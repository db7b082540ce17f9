package import JSON

/// What a line of somebody's own log tells that our session journals tell too: its type is one of theirs, and the
/// fields of its data bear the names of the columns that they become.
package struct LoggedLine: Hashable, Sendable {
    /// That a worker was there of whom nothing else is said.
    package static let worker = "worker"

    package var type: String
    /// debug, info, warn, error
    package var level: String
    package var message: String
    package var data: JSONObject

    package init(type: String, level: String = "info", message: String = "", data: JSONObject = JSONObject()) {
        self.type = type
        self.level = level
        self.message = message
        self.data = data
    }
}
