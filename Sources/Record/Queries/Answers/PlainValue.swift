import Domain
package import JSON

/// A JSON value in few words: `has_changes=true threshold_minutes=60`.
package enum PlainValue {
    private static let lettersMax = 2_000

    /// What is no JSON is shown as text.
    static func read(_ text: String) -> JSONValue {
        let value = Deliberate.ignore(because: "the text itself is told then") {
            () throws(JSONError) in try JSONReader.read(text)
        }
        return value ?? .string(text)
    }

    /// A text without quotes, a list with commas, and what is longer than a person reads, cut.
    package static func text(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): cut(text)
        case .array(let elements) where elements.allSatisfy(isScalar):
            cut(elements.map { self.text($0) }.joined(separator: ", "))
        case .null, .bool, .integer, .decimal, .array, .object: cut(JSONWriter.text(value))
        }
    }

    /// The fields of an object, one after the other; of any other value the value.
    package static func fields(_ value: JSONValue) -> String {
        guard let object = value.objectValue else { return value.isNull ? "" : text(value) }
        return fields(object)
    }

    package static func fields(_ object: JSONObject) -> String {
        cut(
            object.fields.map { field in
                let value = text(field.value)
                return "\(field.key)=\(value.contains(" ") ? "\"\(value)\"" : value)"
            }.joined(separator: " ")
        )
    }

    /// Bytes are counted and not letters, which takes long.
    private static func cut(_ text: String) -> String {
        text.utf8.count > lettersMax ? text.prefix(lettersMax) + "…" : text
    }

    private static func isScalar(_ value: JSONValue) -> Bool {
        switch value {
        case .null, .bool, .integer, .decimal, .string: true
        case .array, .object: false
        }
    }
}
