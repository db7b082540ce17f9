import Domain

/// Writes a text with markers in the place of what is secret.
enum RedactionWriting {
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
        if let number = BareNumber.marker(range, in: bytes) { return number }
        let opens: [UInt8] = [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\"")]
        let hasQuote = range.dropFirst().contains {
            bytes[$0] == UInt8(ascii: "\"") && bytes[$0 - 1] != UInt8(ascii: "\\")
        }
        return opens.contains(first) && hasQuote ? "\"\(marker)\"" : marker
    }
}
