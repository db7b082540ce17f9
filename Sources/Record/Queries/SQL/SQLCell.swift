import JSON

/// One value of an answer.
package enum SQLCell: Hashable, Sendable {
    case null
    case integer(Int64)
    /// As text, so that nothing is lost on the way; one that is no number is `Inf` or `-Inf`.
    case real(String)
    case text(String)
    /// The beginning of the bytes in hexadecimal digits, and how many there are.
    case blob(hex: String, byteCount: Int)
}

extension SQLCell {
    var json: JSONValue {
        switch self {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let text): ["real": .string(text)]
        case .text(let text): .string(text)
        case .blob(let hex, let count): ["blob": .string(hex), "bytes": .integer(Int64(count))]
        }
    }

    /// Nothing where it is no cell.
    init?(_ json: JSONValue) {
        switch json {
        case .null: self = .null
        case .integer(let number): self = .integer(number)
        case .string(let text): self = .text(text)
        case .object(let object):
            if let text = object["real"]?.stringValue {
                self = .real(text)
            } else if let hex = object["blob"]?.stringValue, let count = object["bytes"]?.integerValue {
                self = .blob(hex: hex, byteCount: Int(count))
            } else {
                return nil
            }
        case .bool, .decimal, .array: return nil
        }
    }
}
