import Domain

extension StyledText {
    /// A piece of one look.
    struct Part: Hashable {
        let text: String
        let style: TextStyle
    }

    /// Its pieces in their order, the plain ones among them.
    var parts: [Part] {
        var parts: [Part] = []
        var place = 0
        for span in spans {
            if place < span.range.lowerBound { parts.append(part(place..<span.range.lowerBound, .plain)) }
            parts.append(part(span.range, span.style))
            place = span.range.upperBound
        }
        if place < utf8.count { parts.append(part(place..<utf8.count, .plain)) }
        return parts
    }

    private func part(_ range: Range<Int>, _ style: TextStyle) -> Part {
        Part(text: String(decoding: utf8[range], as: UTF8.self), style: style)
    }
}
