/// Reads the inside of one JSON string, from after its opening quote to after its closing one.
package struct JSONStringReader {
    package private(set) var offset: Int
    private let bytes: UnsafeRawBufferPointer
    private var decoded: [UInt8] = []

    package init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    /// Runs without escapes are copied whole. `String(decoding:)` puts one U+FFFD for each maximal subpart of a broken
    /// UTF-8 sequence, as the WHATWG decoder does.
    package mutating func read() throws(JSONError) -> String {
        while true {
            let run = bytes[offset..<JSONPlainRun.end(in: bytes, from: offset)]
            offset = run.endIndex
            guard offset < bytes.count else { throw .unexpectedEnd(offset: offset) }
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                guard !decoded.isEmpty else { return String(decoding: run, as: UTF8.self) }
                decoded.append(contentsOf: run)
                return String(decoding: decoded, as: UTF8.self)
            case UInt8(ascii: "\\"):
                decoded.append(contentsOf: run)
                try escape()
            default: throw .controlCharacter(bytes[offset], offset: offset)
            }
        }
    }

    private mutating func escape() throws(JSONError) {
        let start = offset
        guard start + 1 < bytes.count else { throw .unexpectedEnd(offset: bytes.count) }
        let letter = bytes[start + 1]
        offset += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0c)
        case UInt8(ascii: "n"): decoded.append(0x0a)
        case UInt8(ascii: "r"): decoded.append(0x0d)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"): try unicodeEscape(at: start)
        default: throw .badEscape(offset: start)
        }
    }

    private mutating func unicodeEscape(at start: Int) throws(JSONError) {
        let first = try hexUnit(escapeAt: start)
        var scalar = Unicode.Scalar(first)
        if UTF16.isLeadSurrogate(first), let second = try trailSurrogate() {
            scalar = Unicode.Scalar(0x1_0000 + (UInt32(first & 0x3ff) << 10 | UInt32(second & 0x3ff)))
        }
        decoded.append(contentsOf: String(scalar ?? "\u{fffd}").utf8)
    }

    /// The second half of a pair, if the next escape is one; any other escape is left for the next turn.
    private mutating func trailSurrogate() throws(JSONError) -> UInt16? {
        let start = offset
        guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u")
        else { return nil }
        offset += 2
        let unit = try hexUnit(escapeAt: start)
        guard UTF16.isTrailSurrogate(unit) else {
            offset = start
            return nil
        }
        return unit
    }

    private mutating func hexUnit(escapeAt start: Int) throws(JSONError) -> UInt16 {
        guard offset + 4 <= bytes.count else { throw .unexpectedEnd(offset: bytes.count) }
        var unit: UInt16 = 0
        for byte in bytes[offset..<offset + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw .badEscape(offset: start)
            }
            unit = unit << 4 | UInt16(digit)
        }
        offset += 4
        return unit
    }
}
