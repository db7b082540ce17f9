package import Domain
package import JSON

/// How a source is, for whoever asks: health, status, a person.
package struct SourceState: Hashable, Sendable {
    package let name: String
    package let kind: String
    package var lastGoodAt: WallTime?
    package var lastError: String?
    package var lastErrorAt: WallTime?
    package var isPolling = false
    /// How long until it is looked at again.
    package var nextIn: Duration?
    package var failures = 0

    package init(name: String, kind: String) {
        self.name = name
        self.kind = kind
    }

    package var isBackingOff: Bool { failures > 0 }

    package var json: JSONObject {
        JSONObject(present: [
            ("name", .string(name)), ("kind", .string(kind)),
            ("state", .string(isPolling ? "polling" : isBackingOff ? "backing_off" : "waiting")),
            ("last_good_at", JSONValue(lastGoodAt?.iso)),
            ("next_in_ms", JSONValue(nextIn.map { Int64($0 / .milliseconds(1)) })),
            ("failures", failures == 0 ? .null : .integer(Int64(failures))),
            ("last_error", JSONValue(lastError)), ("last_error_at", JSONValue(lastErrorAt?.iso)),
        ])
    }
}
