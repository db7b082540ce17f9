package import Domain

extension Redactor {
    /// A secret that was printed in several colours is found too, since the text is in one piece here.
    package func redact(_ styled: StyledText) -> RedactedStyledText {
        let found = styled.utf8.withUnsafeBytes { redactions(in: $0) }
        let redacted = styled.utf8.withUnsafeBytes { RedactionWriting.write($0, 0..<$0.count, without: found) }
        let text = RedactedText(
            redacted: String(decoding: redacted.bytes, as: UTF8.self),
            counts: redacted.counts,
            version: redacted.version
        )
        return RedactedStyledText(redacted: text, spans: Self.moved(styled, by: found))
    }

    /// The spans where they are in the redacted text. A marker looks as what it replaces began.
    private static func moved(_ styled: StyledText, by redactions: [Redaction]) -> [StyledSpan] {
        guard !redactions.isEmpty else { return styled.spans }
        let replaced = styled.utf8.withUnsafeBytes { bytes in
            redactions.map { ($0.range, RedactionWriting.marker($0, $0.range, in: bytes).utf8.count) }
        }
        return styled.spans.compactMap { span in
            let start = moved(span.range.lowerBound, by: replaced)
            let end = moved(span.range.upperBound, by: replaced)
            return start < end ? StyledSpan(start..<end, span.style) : nil
        }
    }

    /// A place within a secret becomes the end of its marker.
    private static func moved(_ place: Int, by replaced: [(range: Range<Int>, markerBytes: Int)]) -> Int {
        var shift = 0
        for (range, marker) in replaced {
            guard range.lowerBound < place else { break }
            if place < range.upperBound { return range.lowerBound + shift + marker }
            shift += marker - range.count
        }
        return place + shift
    }
}
