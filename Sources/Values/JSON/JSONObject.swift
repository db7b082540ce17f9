/// The fields of a JSON object in the order in which they were written. Two objects are equal when their fields are
/// equal and in the same order: the order of keys is part of our formats.
package struct JSONObject: Hashable, Sendable {
    package struct Field: Hashable, Sendable {
        package let key: String
        package var value: JSONValue
    }

    package private(set) var fields: [Field] = []

    package init() {}
}
