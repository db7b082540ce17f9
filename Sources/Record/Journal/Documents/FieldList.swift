import Domain
import JSON

/// Builds the object of one of our JSON files in the order in which fields are added; what has no value is left out.
struct FieldList {
    private(set) var object = JSONObject()

    mutating func add(_ key: String, _ text: String?) {
        if let text { object.append(key, .string(text)) }
    }

    mutating func add(_ key: String, _ number: (some FixedWidthInteger)?) {
        if let number { object.append(key, .integer(Int64(clamping: number))) }
    }

    mutating func add(_ key: String, _ truth: Bool?) {
        if let truth { object.append(key, .bool(truth)) }
    }

    mutating func add(_ key: String, _ time: WallTime?) {
        if let time { object.append(key, .string(time.iso)) }
    }

    mutating func add(_ key: String, _ id: (some TypedIdentifier)?) {
        if let id { object.append(key, .string(id.text)) }
    }

    mutating func add<Known: TermWord>(_ key: String, _ term: Term<Known>?) {
        if let term { object.append(key, .string(term.text)) }
    }

    mutating func add(_ key: String, _ nested: JSONObject?) {
        if let nested { object.append(key, .object(nested)) }
    }

    mutating func add(_ key: String, _ list: [JSONObject]) {
        object.append(key, .array(list.map { .object($0) }))
    }

    mutating func add(_ key: String, _ texts: [String]) {
        object.append(key, .array(texts.map { .string($0) }))
    }

    /// Fields of a file that this version does not know stay in it.
    mutating func add(others: JSONObject) {
        for field in others.fields where object[field.key] == nil { object.append(field.key, field.value) }
    }
}
