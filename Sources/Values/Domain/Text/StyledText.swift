/// Text with the looks of its parts, and nothing in it that a terminal or a page could take for an order.
package struct StyledText: Hashable, Sendable {
    package private(set) var utf8: [UInt8] = []
    /// In their order, none empty, none plain, none next to one of the same style.
    package private(set) var spans: [StyledSpan] = []

    package init() {}

    /// What is taken as it is must hold no escapes.
    package init(plain utf8: [UInt8]) { self.utf8 = utf8 }

    init(_ utf8: [UInt8], _ spans: [StyledSpan]) {
        self.utf8 = utf8
        self.spans = spans
    }

    package var text: String { String(decoding: utf8, as: UTF8.self) }

    package var isEmpty: Bool { utf8.isEmpty }

    package mutating func append(_ scalar: Unicode.Scalar, _ style: TextStyle = .plain) {
        let start = utf8.count
        if scalar.isASCII {
            utf8.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
            utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        extend(from: start, style)
    }

    package mutating func append(_ other: StyledText) {
        let offset = utf8.count
        utf8 += other.utf8
        for span in other.spans {
            let range = span.range.lowerBound + offset..<span.range.upperBound + offset
            if let last = spans.last, last.style == span.style, last.range.upperBound == range.lowerBound {
                spans[spans.count - 1] = StyledSpan(last.range.lowerBound..<range.upperBound, span.style)
            } else {
                spans.append(StyledSpan(range, span.style))
            }
        }
    }

    /// What was appended from there on has the style.
    private mutating func extend(from start: Int, _ style: TextStyle) {
        guard style != .plain else { return }
        if let last = spans.last, last.style == style, last.range.upperBound == start {
            spans[spans.count - 1] = StyledSpan(last.range.lowerBound..<utf8.count, style)
        } else {
            spans.append(StyledSpan(start..<utf8.count, style))
        }
    }
}
