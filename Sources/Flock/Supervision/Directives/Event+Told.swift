package import Domain
package import JSON

/// As whoever subscribes is told of it.
extension Event {
    package var told: JSONObject {
        [
            "type": .string(typeText), "event": .string(id.text), "at": .string(createdAt.iso),
            "level": .string(level.text), "message": .string(message), "data": .object(data),
        ]
    }
}
