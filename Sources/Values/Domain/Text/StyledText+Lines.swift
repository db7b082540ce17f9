extension StyledText {
    /// Characters that could command a terminal become U+FFFD.
    package init(_ text: String, _ style: TextStyle = .plain) {
        self.init()
        append(text, style)
    }

    package mutating func append(_ text: String, _ style: TextStyle = .plain) {
        for scalar in text.unicodeScalars { append(isShown(scalar) ? scalar : "\u{FFFD}", style) }
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

    private func isShown(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || ShownCharacter.isHarmless(scalar) }
}
