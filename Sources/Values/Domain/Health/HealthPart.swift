package import JSON

/// One part of the flock with its light, in words for people and in particulars for programs.
package struct HealthPart: Hashable, Sendable {
    private static let own = ["name", "light", "state", "detail"]

    package let name: String
    package let light: HealthLight
    /// One word or a few.
    package let state: String
    /// What there is to add.
    package let detail: String?
    package let data: JSONObject

    package init(
        _ name: String,
        _ light: HealthLight,
        _ state: String,
        _ detail: String? = nil,
        data: JSONObject = [:]
    ) {
        self.name = name
        self.light = light
        self.state = state
        self.detail = detail
        self.data = data
    }

    package init(_ fields: Fields) throws(FieldError) {
        let light: Term<HealthLight> = try fields.required("light", .term())
        self.init(
            try fields.required("name", .text),
            // A newer daemon may have a light that is not known here.
            light.known ?? .unknown,
            try fields.required("state", .text),
            try fields.optional("detail", .text),
            data: fields.others(than: Self.own)
        )
    }

    package var json: JSONObject {
        var object: JSONObject = [
            "name": .string(name), "light": .string(light.rawValue), "state": .string(state),
            "detail": JSONValue(detail),
        ]
        for field in data.fields { object.append(field.key, field.value) }
        return object
    }
}
