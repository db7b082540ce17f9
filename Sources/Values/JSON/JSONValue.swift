/// One JSON value, as our own files and messages carry it.
///
/// Whole numbers that fit are `integer`; every other number keeps the text it was written with, so that a value this
/// program does not understand is written back as it was read.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case decimal(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// The text, or null where there is none.
    package init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

    /// The number, or null where there is none.
    package init<Number: BinaryInteger>(_ number: Number?) {
        self = number.map { Int64(exactly: $0).map(JSONValue.integer) ?? .decimal(String($0)) } ?? .null
    }

    /// The number in the shortest text that reads back as the same number, or null where there is none. Infinities and
    /// NaN have no form in JSON and become null, as in ECMAScript.
    package init(_ number: Double?) {
        guard let number, number.isFinite else {
            self = .null
            return
        }
        let isMinusZero = number == 0 && number.sign == .minus
        self = Int64(exactly: number).flatMap { isMinusZero ? nil : .integer($0) } ?? .decimal(number.description)
    }

    package var isNull: Bool { self == .null }

    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    package var integerValue: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The number as a `Double`, rounded to the nearest; nothing for a number beyond what a `Double` can hold.
    package var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .decimal(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
        case .null, .bool, .string, .array, .object: nil
        }
    }

    package var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var arrayValue: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    package var objectValue: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The field of an object; nothing where this is no object or has no such field.
    package subscript(key: String) -> JSONValue? { objectValue?[key] }
}
