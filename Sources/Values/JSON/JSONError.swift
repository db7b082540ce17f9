/// Why bytes are not one JSON value. Every case tells where, as an offset from the first byte.
package enum JSONError: Error, Hashable, CustomStringConvertible {
    case tooLarge(bytes: Int, bytesMax: Int)
    case byteOrderMark(offset: Int)
    case unexpectedEnd(offset: Int)
    case unexpectedByte(UInt8, offset: Int)
    case trailingByte(UInt8, offset: Int)
    case tooDeep(depthMax: Int, offset: Int)
    case badNumber(offset: Int)
    case badEscape(offset: Int)
    case controlCharacter(UInt8, offset: Int)
    case duplicateKey(String, offset: Int)

    package var offset: Int {
        switch self {
        case .tooLarge(_, let bytesMax): bytesMax
        case .byteOrderMark(let offset), .unexpectedEnd(let offset), .unexpectedByte(_, let offset),
            .trailingByte(_, let offset), .tooDeep(_, let offset), .badNumber(let offset), .badEscape(let offset),
            .controlCharacter(_, let offset), .duplicateKey(_, let offset):
            offset
        }
    }

    package var description: String {
        switch self {
        case .tooLarge(let bytes, let bytesMax): "\(bytes) bytes of JSON are more than the \(bytesMax) allowed"
        case .byteOrderMark: "a byte order mark stands before the JSON, which must be plain UTF-8"
        case .unexpectedEnd(let offset): "the JSON ends too early, at byte \(offset)"
        case .unexpectedByte(let byte, let offset): "\(Self.name(of: byte)) is out of place at byte \(offset)"
        case .trailingByte(let byte, let offset): "\(Self.name(of: byte)) follows the JSON value, at byte \(offset)"
        case .tooDeep(let depthMax, let offset): "the JSON nests deeper than \(depthMax) at byte \(offset)"
        case .badNumber(let offset): "a number is malformed at byte \(offset)"
        case .badEscape(let offset): "an escape sequence is malformed at byte \(offset)"
        case .controlCharacter(let byte, let offset):
            "\(Self.name(of: byte)) stands unescaped in a string at byte \(offset)"
        case .duplicateKey(let key, let offset):
            "the key \(String(reflecting: key.prefix(64))) stands twice, at byte \(offset)"
        }
    }

    private static func name(of byte: UInt8) -> String {
        switch byte {
        case 0x21...0x7e: "'\(Unicode.Scalar(byte))'"
        default: "the byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
        }
    }
}
