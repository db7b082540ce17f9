import JSON

extension JSONObject {
    /// Adds the fields of another one behind its own.
    mutating func append(_ other: JSONObject, without left: Set<String> = []) {
        for field in other.fields where !left.contains(field.key) { append(field.key, field.value) }
    }
}
