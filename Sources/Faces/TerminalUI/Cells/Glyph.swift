import Domain

/// A character as a cell of a terminal can hold it: one that takes columns, and marks on it.
///
/// Terminals do not agree on what they make of several characters put together, such as a family of people from four of
/// them. What is one character to a reader is reduced here to what every terminal shows in the same columns.
package struct Glyph: Hashable, Sendable {
    package static let blank = Glyph(" ", width: 1)
    /// Behind one that takes two columns.
    static let none = Glyph("\0", width: 0)

    package let character: Character
    /// 1 or 2 columns; 0 of what stands behind a wide one.
    package let width: Int

    private init(_ character: Character, width: Int) {
        self.character = character
        self.width = width
    }

    /// What is shown of a character: nothing of one that takes no column, two letters of a flag.
    static func glyphs(of character: Character) -> [Glyph] {
        if let byte = character.asciiValue {
            return (0x20...0x7e).contains(byte)
                ? [Glyph(character, width: 1)] : character == "\t" ? [blank] : [replacement]
        }
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return [] }
        if scalars.count == 1 { return one(first).map { [$0] } ?? [] }
        if isRegional(first) { return scalars.filter(isRegional).map(letter) }
        var text = String.UnicodeScalarView()
        text.append(first)
        text.append(contentsOf: scalars.dropFirst().prefix(while: isMark).prefix(marksMax))
        guard let base = one(first) else { return [] }
        return [Glyph(Character(String(text)), width: base.width)]
    }

    private static let replacement = Glyph("\u{FFFD}", width: 1)
    private static let marksMax = 4

    private static func one(_ scalar: Unicode.Scalar) -> Glyph? {
        guard ShownCharacter.isHarmless(scalar) else { return replacement }
        let character = Character(scalar)
        let width = DisplayWidth.of(character)
        return width > 0 ? Glyph(character, width: width) : nil
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: !scalar.properties.isVariationSelector
        default: false
        }
    }

    private static func isRegional(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

    private static func letter(_ scalar: Unicode.Scalar) -> Glyph {
        let letter = UInt8(ascii: "A") + UInt8(truncatingIfNeeded: scalar.value - 0x1F1E6)
        return Glyph(Character(Unicode.Scalar(letter)), width: 1)
    }
}
