package import JSON

/// An object as a reader expects it. Fields that nobody asks for are passed over: a newer program may write more.
package struct Fields {
    private let object: JSONObject

    package init(_ object: JSONObject) { self.object = object }

    package func required<Value>(_ key: String, _ shape: FieldShape<Value>) throws(FieldError) -> Value {
        guard let value = try optional(key, shape) else { throw .missing(key) }
        return value
    }

    /// Nothing where the field is absent or null; what is there must have the shape.
    package func optional<Value>(_ key: String, _ shape: FieldShape<Value>) throws(FieldError) -> Value? {
        guard let field = object[key], !field.isNull else { return nil }
        guard let value = shape.read(field) else { throw .wrong(key, expected: shape.expected) }
        return value
    }

    /// The fields that bear none of the given names, for whoever writes the object again.
    package func others(than known: [String]) -> JSONObject {
        JSONObject(object.fields.filter { !known.contains($0.key) }.map { ($0.key, $0.value) })
    }

    /// Whatever the field holds; null where it is absent.
    package func value(_ key: String) -> JSONValue { object[key] ?? .null }
}
