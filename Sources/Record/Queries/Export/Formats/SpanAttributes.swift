import JSON

/// Attributes as OTLP has them in JSON: a list of keys, each with a value that says its type. A whole number of 64 bits
/// is a text (the mapping of Protocol Buffers to JSON). What is not known is left out.
struct SpanAttributes {
    let json: JSONValue

    init(_ attributes: [(String, JSONValue)]) {
        json = .array(
            attributes.compactMap { key, value in
                Self.value(value).map { .object(["key": .string(key), "value": .object($0)]) }
            }
        )
    }

    private static func value(_ value: JSONValue) -> JSONObject? {
        switch value {
        case .null: nil
        case .bool: ["boolValue": value]
        case .integer(let number): ["intValue": .string("\(number)")]
        case .decimal: ["doubleValue": value]
        case .string: ["stringValue": value]
        case .array(let elements):
            ["arrayValue": .object(["values": .array(elements.compactMap { Self.value($0).map(JSONValue.object) })])]
        case .object: nil
        }
    }
}
