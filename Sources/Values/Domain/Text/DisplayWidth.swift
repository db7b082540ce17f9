/// How many columns of a terminal a text takes.
///
/// A character of East Asia or an emoji takes two, a mark on another character none. Unicode Standard Annex 11 gives
/// the classes; terminals differ on a few characters of ambiguous width, which count as narrow here as they do in tmux.
package enum DisplayWidth {
    /// The blocks that are wide as a whole, in order. Wide characters outside them are emoji, which the standard
    /// library knows.
    private static let wideBlocks: [ClosedRange<UInt32>] = [
        0x1100...0x115F,  // Hangul Jamo, leading consonants
        0x2E80...0x303E,  // CJK radicals to CJK symbols
        0x3041...0x33FF,  // Hiragana to CJK compatibility
        0x3400...0x4DBF,  // CJK extension A
        0x4E00...0x9FFF,  // CJK unified ideographs
        0xA000...0xA4CF,  // Yi
        0xA960...0xA97F,  // Hangul Jamo extended A
        0xAC00...0xD7A3,  // Hangul syllables
        0xF900...0xFAFF,  // CJK compatibility ideographs
        0xFE10...0xFE19,  // vertical forms
        0xFE30...0xFE6F,  // CJK compatibility forms
        0xFF01...0xFF60,  // full width forms
        0xFFE0...0xFFE6,  // full width signs
        0x17000...0x18D08,  // Tangut
        0x1B000...0x1B2FB,  // Kana supplement
        0x20000...0x3FFFD,  // CJK extensions B and on
    ]

    package static func of(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    package static func of(_ character: Character) -> Int {
        if character.isASCII { return 1 }
        // U+FE0F asks for the coloured, wide form of a character that also has a narrow one.
        if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        return character.unicodeScalars.reduce(0) { max($0, of($1)) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        return wideBlocks.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// The longest beginning of the text that fits, with `…` in its last column when anything was left out.
    package static func cut(_ text: String, to columns: Int) -> String {
        guard of(text) > columns else { return text }
        guard columns > 0 else { return "" }
        var kept = ""
        var width = 0
        for character in text {
            let next = width + of(character)
            guard next <= columns - 1 else { break }
            kept.append(character)
            width = next
        }
        return kept + "…"
    }

    /// The text with spaces after it, or before it, up to the width.
    package static func pad(_ text: String, to columns: Int, isRight: Bool = false) -> String {
        let spaces = String(repeating: " ", count: max(0, columns - of(text)))
        return isRight ? spaces + text : text + spaces
    }
}
