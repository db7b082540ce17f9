import JSON
import Journal

/// As records have it.
extension DaemonPlan {
    var json: JSONObject {
        var object: JSONObject = ["home": .string(home.root), "foreground": .bool(isInForeground)]
        object["paused"] = .bool(isPaused)
        object["workers"] = workers.map { .integer(Int64($0)) }
        object["after_pid"] = predecessor.map { .integer(Int64($0)) }
        return object
    }
}
