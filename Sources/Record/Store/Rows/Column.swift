import JSON

/// A column that is filled from a field of the same name.
struct Column: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case text
        case integer
        case real
        case bool
        case json
    }

    let name: String
    let kind: Kind
    /// What stands there where the field is missing or of another type: a line that is odd in one place is a row
    /// nevertheless.
    let substitute: Value

    init(_ name: String, _ kind: Kind = .text, else substitute: Value = .null) {
        self.name = name
        self.kind = kind
        self.substitute = substitute
    }

    /// Nothing where the field is missing or of another type.
    func value(in fields: JSONObject) -> Value? {
        guard let field = fields[name], !field.isNull else { return nil }
        return switch kind {
        case .text: field.stringValue.map(Value.text)
        case .integer: field.integerValue.map(Value.integer)
        case .real: field.double.map(Value.real)
        case .bool: field.bool.map { .integer($0 ? 1 : 0) }
        case .json: .text(JSONWriter.text(field))
        }
    }
}
