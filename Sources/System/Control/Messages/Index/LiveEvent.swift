import Domain
package import JSON

/// What an agent said of itself, in the words of the rows of `run_events`: a rate limit, a permission asked for, a
/// retry. It holds no secrets, and its texts are cut where they are long.
package struct LiveEvent: Hashable, Sendable {
    package let place: LivePlace
    package let type: String
    package let level: String
    package let message: String
    package let data: JSONObject

    package init(_ place: LivePlace, type: String, level: String, message: String, data: JSONObject) {
        self.place = place
        self.type = type
        self.level = level
        self.message = message
        self.data = data
    }

    init(_ fields: Fields) throws(FieldError) {
        place = try LivePlace(fields)
        type = try fields.required("type", .text)
        level = try fields.required("level", .text)
        message = try fields.required("message", .text)
        data = try fields.optional("data", .object) ?? JSONObject()
    }

    var json: JSONObject {
        var object = place.json
        object.append("type", .string(type))
        object.append("level", .string(level))
        object.append("message", .string(message))
        if !data.isEmpty { object.append("data", .object(data)) }
        return object
    }
}
