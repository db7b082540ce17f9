import Domain

/// What is left to read of a text: where agents write JSON or colours, a word would otherwise have an escape in it or
/// before it, and could not be found.
package enum ReadableText {
    private static let backslash = UInt8(ascii: "\\")

    /// Nil where the text is readable as it stands, as most are.
    package static func of(_ bytes: UnsafeRawBufferPointer, isJSON: Bool) -> [UInt8]? {
        let unescaped = isJSON && bytes.contains(backslash) ? unescaped(bytes) : nil
        guard let unescaped else { return withoutSequences(bytes) }
        return unescaped.withUnsafeBytes { withoutSequences($0) } ?? unescaped
    }

    /// A part of the raw bytes of a log, without what is secret in it. What is around it is looked at, since a secret
    /// may begin before it.
    package static func of(_ bytes: [UInt8], part: Range<Int>, by redactor: Redactor) -> [UInt8] {
        let redacted = redactor.redact(bytes, only: part).bytes
        let text = FoldedText.text(of: redacted)
        // A secret in several colours is in one piece only now.
        return Array(redactor.redact(text).text.text.utf8)
    }

    /// What was written over stays: it was said, and to fold it takes longer than to search it.
    private static func withoutSequences(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        guard bytes.contains(0x1b) else { return nil }
        var reader = EscapeReader()
        var sink = Gathered()
        sink.text.reserveCapacity(bytes.count)
        reader.take(bytes, into: &sink)
        reader.finish(into: &sink)
        return sink.text
    }

    private struct Gathered: EscapeSink {
        var text: [UInt8] = []

        mutating func take(ascii: UnsafeRawBufferPointer) { text += ascii }
        mutating func take(_ scalar: Unicode.Scalar) {
            text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        mutating func take(control: UInt8) { text.append(control) }
        mutating func take(_ sequence: EscapeSequence) {}
    }

    /// The strings of a JSON text as they are meant. It need not be whole.
    private static func unescaped(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            let escape = bytes[place...].firstIndex(of: backslash) ?? bytes.count
            text += UnsafeRawBufferPointer(rebasing: bytes[place..<escape])
            place = escape + 2
            guard place <= bytes.count else { break }
            switch bytes[place - 1] {
            case UInt8(ascii: "n"), UInt8(ascii: "r"): text.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(UInt8(ascii: " "))
            case UInt8(ascii: "u"): place = appendScalar(in: bytes, at: place, to: &text)
            case let byte: text.append(byte)
            }
        }
        return text
    }

    /// The character whose digits begin there, of which one beyond the first plane has two times four.
    private static func appendScalar(in bytes: UnsafeRawBufferPointer, at place: Int, to text: inout [UInt8]) -> Int {
        guard let first = unit(in: bytes, at: place) else { return place }
        var (value, end) = (UInt32(first), place + 4)
        if UTF16.isLeadSurrogate(first), end + 6 <= bytes.count, bytes[end] == backslash,
            bytes[end + 1] == UInt8(ascii: "u"), let second = unit(in: bytes, at: end + 2),
            UTF16.isTrailSurrogate(second)
        {
            value = 0x10000 + (UInt32(first) - 0xd800) << 10 + (UInt32(second) - 0xdc00)
            end += 6
        }
        let scalar = Unicode.Scalar(value) ?? "\u{fffd}"
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        return end
    }

    private static func unit(in bytes: UnsafeRawBufferPointer, at place: Int) -> UInt16? {
        guard place + 4 <= bytes.count else { return nil }
        return UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
    }
}
