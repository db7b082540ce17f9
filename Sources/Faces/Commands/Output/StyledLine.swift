import Domain

/// A line of styled text on a terminal: with its colours where those are shown, and cut where it is too long.
enum StyledLine {
    static func text(_ styled: StyledText, isColored: Bool, columns: Int? = nil) -> String {
        let cut = columns.map { kept(styled, $0) } ?? styled.utf8.count
        var text = ""
        var place = 0
        for span in styled.spans where span.range.lowerBound < cut {
            let range = span.range.clamped(to: 0..<cut)
            text += part(styled, place..<range.lowerBound)
            text += mark(part(styled, range), span.style, isColored)
            place = range.upperBound
        }
        text += part(styled, place..<cut)
        return cut < styled.utf8.count ? text + "…" : text
    }

    /// How many bytes fit, with room for the sign that some do not.
    private static func kept(_ styled: StyledText, _ columns: Int) -> Int {
        let text = SafeText.of(styled.text)
        guard DisplayWidth.of(text) > columns else { return styled.utf8.count }
        var bytes = 0
        var width = 0
        for character in styled.text {
            width += DisplayWidth.of(SafeText.of(String(character)))
            guard width <= columns - 1 else { break }
            bytes += character.utf8.count
        }
        return bytes
    }

    private static func part(_ styled: StyledText, _ range: Range<Int>) -> String {
        SafeText.of(String(decoding: styled.utf8[range], as: UTF8.self))
    }

    private static func mark(_ text: String, _ style: TextStyle, _ isColored: Bool) -> String {
        let codes = codes(style)
        guard isColored, !codes.isEmpty, !text.isEmpty else { return text }
        return "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[0m"
    }

    private static func codes(_ style: TextStyle) -> [String] {
        let traits: [(TextStyle.Traits, String)] = [
            (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
        ]
        return traits.filter { style.traits.contains($0.0) }.map(\.1)
            + (style.foreground.map { code($0, 30) } ?? []) + (style.background.map { code($0, 40) } ?? [])
    }

    private static func code(_ color: TextColor, _ first: Int) -> [String] {
        switch color {
        case .indexed(let number) where number < 8: ["\(first + Int(number))"]
        case .indexed(let number) where number < 16: ["\(first + 52 + Int(number))"]
        case .indexed(let number): ["\(first + 8)", "5", "\(number)"]
        case .exact(let red, let green, let blue): ["\(first + 8)", "2", "\(red)", "\(green)", "\(blue)"]
        }
    }
}
