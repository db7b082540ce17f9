import Domain

/// Writes a text with markers in the place of what is secret.
enum RedactionWriting {
    private static let number = ByteClass("0123456789+-.eE")
    private static let blank = ByteClass(" \t")

    static func write(
        _ bytes: UnsafeRawBufferPointer,
        _ part: Range<Int>,
        without redactions: [Redaction]
    ) -> RedactedBytes {
        var written: [UInt8] = []
        var counts = RedactionCounts()
        written.reserveCapacity(part.count)
        var place = part.lowerBound
        for redaction in redactions {
            let range = redaction.range.clamped(to: place..<part.upperBound)
            written += UnsafeRawBufferPointer(rebasing: bytes[place..<range.lowerBound])
            written += marker(redaction, range, in: bytes).utf8
            counts.add(redaction.rule)
            place = range.upperBound
        }
        written += UnsafeRawBufferPointer(rebasing: bytes[place..<part.upperBound])
        return RedactedBytes(redacted: written, counts: counts, version: Redactor.version)
    }

    /// A secret of the run can be a number, or JSON itself: where it may stand bare in a JSON text, what replaces it is
    /// a number, or has quotes of its own.
    static func marker(_ redaction: Redaction, _ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> String {
        let marker = redaction.rule.marker
        guard redaction.rule == .secret, let first = bytes[range].first else { return marker }
        if bytes[range].allSatisfy(number.contains), mayBeBare(range, in: bytes) { return "0" }
        let opens: [UInt8] = [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\"")]
        let hasQuote = range.dropFirst().contains {
            bytes[$0] == UInt8(ascii: "\"") && bytes[$0 - 1] != UInt8(ascii: "\\")
        }
        return opens.contains(first) && hasQuote ? "\"\(marker)\"" : marker
    }

    /// A part of a bare number cannot be replaced without the rest of it.
    static func wholeNumber(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Range<Int> {
        guard bytes[range].allSatisfy(number.contains) else { return range }
        let start = bytes[..<range.lowerBound].lastIndex { !number.contains($0) }.map { $0 + 1 } ?? 0
        let whole = start..<number.end(in: bytes, from: range.upperBound)
        return mayBeBare(whole, in: bytes) ? whole : range
    }

    /// Whether what is around it is what may be around a value of JSON.
    private static func mayBeBare(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Bool {
        let before = bytes[..<range.lowerBound].last { !blank.contains($0) } ?? UInt8(ascii: "\n")
        let after = bytes[range.upperBound...].first { !blank.contains($0) } ?? UInt8(ascii: "\n")
        let begins = ByteClass(":[,").contains(before)
        let ends = ByteClass(",]}").contains(after)
        let isLineStart = before == UInt8(ascii: "\n")
        let isLineEnd = after == UInt8(ascii: "\n") || after == UInt8(ascii: "\r")
        return begins && (ends || isLineEnd) || isLineStart && ends
    }
}
