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

    /// The number in the shortest text that reads back as the same number. Infinities and NaN have no form in JSON and
    /// become `null`, as in ECMAScript.
    package init(_ number: Double) {
        if let whole = Int64(exactly: number), whole != 0 || number.sign == .plus {
            self = .integer(whole)
        } else {
            self = number.isFinite ? .decimal(number.description) : .null
        }
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
