/// Reads one JSON value from bytes, strictly as RFC 8259 has it, within limits, and never fails but by a `JSONError`.
///
/// Two things are forgiven, since the bytes may come from an agent's text that was cut anywhere: bytes that are no
/// UTF-8 and halves of surrogate pairs become U+FFFD. Keys are compared as Swift compares strings.
package struct JSONReader {
    /// Beyond this many fields, finding a duplicate key by looking at each costs more than a set.
    private static let fieldsSearchedOneByOne = 16

    private let bytes: UnsafeRawBufferPointer
    private let depthMax: Int
    private var offset = 0
    private var depth = 0

    private init(_ bytes: UnsafeRawBufferPointer, depthMax: Int) {
        self.bytes = bytes
        self.depthMax = depthMax
    }

    package static func read(
        _ bytes: UnsafeRawBufferPointer,
        limits: JSONLimits = .standard
    ) throws(JSONError) -> JSONValue {
        guard bytes.count <= limits.bytesMax else {
            throw .tooLarge(bytes: bytes.count, bytesMax: limits.bytesMax)
        }
        guard !bytes.starts(with: [0xef, 0xbb, 0xbf]) else { throw .byteOrderMark(offset: 0) }
        var reader = JSONReader(bytes, depthMax: min(limits.depthMax, JSONLimits.depthCeiling))
        let value = try reader.value()
        reader.skipSpace()
        guard reader.offset == bytes.count else {
            throw .trailingByte(bytes[reader.offset], offset: reader.offset)
        }
        return value
    }

    package static func read(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
            try read(UnsafeRawBufferPointer(buffer), limits: limits)
        }
    }

    package static func read(_ text: String, limits: JSONLimits = .standard) throws(JSONError) -> JSONValue {
        try read(Array(text.utf8), limits: limits)
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        skipSpace()
        let byte = try peek()
        switch byte {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"):
            try take("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try take("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try take("null")
            return .null
        default: throw .unexpectedByte(byte, offset: offset)
        }
    }

    private mutating func object() throws(JSONError) -> JSONObject {
        try enter()
        var object = JSONObject()
        var seen: Set<String> = []
        guard try !takeClosing(UInt8(ascii: "}")) else { return object }
        repeat {
            skipSpace()
            let keyOffset = offset
            let key = try string()
            guard Self.isNew(key, in: object, seen: &seen) else { throw .duplicateKey(key, offset: keyOffset) }
            skipSpace()
            try take(UInt8(ascii: ":"))
            object.append(key, try value())
        } while try takeComma(orClosing: UInt8(ascii: "}"))
        return object
    }

    private mutating func array() throws(JSONError) -> [JSONValue] {
        try enter()
        var elements: [JSONValue] = []
        guard try !takeClosing(UInt8(ascii: "]")) else { return elements }
        repeat {
            elements.append(try value())
        } while try takeComma(orClosing: UInt8(ascii: "]"))
        return elements
    }

    private mutating func enter() throws(JSONError) {
        guard depth < depthMax else { throw .tooDeep(depthMax: depthMax, offset: offset) }
        depth += 1
        offset += 1
    }

    private mutating func takeClosing(_ closing: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        guard try peek() == closing else { return false }
        offset += 1
        depth -= 1
        return true
    }

    private mutating func takeComma(orClosing closing: UInt8) throws(JSONError) -> Bool {
        guard try !takeClosing(closing) else { return false }
        try take(UInt8(ascii: ","))
        return true
    }

    private static func isNew(_ key: String, in object: JSONObject, seen: inout Set<String>) -> Bool {
        if object.count < fieldsSearchedOneByOne { return object[key] == nil }
        if object.count == fieldsSearchedOneByOne { seen = Set(object.keys) }
        return seen.insert(key).inserted
    }

    private mutating func string() throws(JSONError) -> String {
        try take(UInt8(ascii: "\""))
        var text = JSONStringReader(bytes, at: offset)
        let value = try text.read()
        offset = text.offset
        return value
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let number = try JSONNumber(bytes, at: offset)
        offset = number.end
        return number.value
    }

    private mutating func take(_ word: StaticString) throws(JSONError) {
        for expected in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) { try take(expected) }
    }

    private mutating func take(_ expected: UInt8) throws(JSONError) {
        let byte = try peek()
        guard byte == expected else { throw .unexpectedByte(byte, offset: offset) }
        offset += 1
    }

    private func peek() throws(JSONError) -> UInt8 {
        guard offset < bytes.count else { throw .unexpectedEnd(offset: offset) }
        return bytes[offset]
    }

    private mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): offset += 1
            default: return
            }
        }
    }
}
