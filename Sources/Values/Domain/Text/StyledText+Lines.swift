extension StyledText {
    /// Characters that could command a terminal become U+FFFD.
    package init(_ text: String, _ style: TextStyle = .plain) {
        self.init()
        append(text, style)
    }

    package mutating func append(_ text: String, _ style: TextStyle = .plain) {
        for scalar in text.unicodeScalars { append(Self.isHarmless(scalar) ? scalar : "\u{FFFD}", style) }
    }

    /// Its lines, without what ends them. A line end at the end begins no other line.
    package var lines: [StyledText] {
        var lines: [StyledText] = []
        var start = 0
        while start < utf8.count {
            let end = utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? utf8.count
            lines.append(part(start..<end))
            start = end + 1
        }
        return lines
    }

    private func part(_ range: Range<Int>) -> StyledText {
        let spans = spans.compactMap { span -> StyledSpan? in
            let common = span.range.clamped(to: range)
            guard !common.isEmpty else { return nil }
            return StyledSpan(common.lowerBound - range.lowerBound..<common.upperBound - range.lowerBound, span.style)
        }
        return StyledText(Array(utf8[range]), spans)
    }

    /// Line ends are no characters of a line, and pass.
    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: true
        case 0x00...0x1F, 0x7F...0x9F: false
        // Line and paragraph separators; the marks that turn the direction of what follows.
        case 0x2028, 0x2029, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
    }
}
