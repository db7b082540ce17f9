/// The fields of a JSON object in the order in which they were written. Two objects are equal when their fields are
/// equal and in the same order: the order of keys is part of our formats.
package struct JSONObject: Hashable, Sendable {
    package struct Field: Hashable, Sendable {
        package let key: String
        package var value: JSONValue

        package init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    package private(set) var fields: [Field] = []

    package init() {}

    package init(_ fields: [(String, JSONValue)]) {
        self.fields = fields.map { Field(key: $0.0, value: $0.1) }
    }

    package var isEmpty: Bool { fields.isEmpty }

    package var count: Int { fields.count }

    package var keys: [String] { fields.map(\.key) }

    /// Setting a key that is there keeps its place, setting a new one adds it at the end, and `nil` removes the field.
    /// To write the value null, set `.null`.
    package subscript(key: String) -> JSONValue? {
        get { fields.first { $0.key == key }?.value }
        set {
            let place = fields.firstIndex { $0.key == key }
            switch (place, newValue) {
            case (let place?, let value?): fields[place].value = value
            case (let place?, nil): fields.remove(at: place)
            case (nil, let value?): append(key, value)
            case (nil, nil): break
            }
        }
    }

    /// Adds a field without looking whether the key is there already; the caller knows that it is not.
    package mutating func append(_ key: String, _ value: JSONValue) {
        fields.append(Field(key: key, value: value))
    }

    package mutating func reserveCapacity(_ count: Int) { fields.reserveCapacity(count) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
