import Domain

/// A screen for terminals, fonts and readers that know no more than ASCII: every sign in one letter of its own.
enum AsciiScreen {
    static func reduce(_ buffer: CellBuffer) -> CellBuffer {
        var reduced = buffer
        reduced.map { cell in
            guard cell.glyph.width > 0 else { return ScreenCell(question, cell.style) }
            guard !cell.glyph.character.isASCII else { return cell }
            let letter = letters[cell.glyph.character] ?? base(of: cell.glyph.character)
            return ScreenCell(Glyph.glyphs(of: letter).first ?? question, cell.style)
        }
        return reduced
    }

    private static let question = Glyph.glyphs(of: "?").first ?? .blank

    private static let letters: [Character: Character] = [
        "●": "*", "◐": "~", "○": "o", "◌": ".", "◆": "!", "✗": "x", "✓": "+", "⊘": "#", "◈": "@", "·": ".", "•": "*",
        "─": "-", "━": "=", "│": "|", "┃": "|", "┄": "-", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "├": "+", "┤": "+",
        "┬": "+", "┴": "+", "┼": "+", "╌": "-", "▏": "|", "▌": "|", "▐": "|",
        "▁": "_", "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "#", "█": "#", "▉": "#", "▊": "#", "▋": "#",
        "▍": "|", "▎": "|", "░": ".", "▒": ":", "▓": "#", "▪": "x",
        "▸": ">", "▾": "v", "▴": "^", "▲": "^", "▼": "v", "◀": "<", "▶": ">", "→": ">", "←": "<", "↑": "^", "↓": "v",
        "↵": "<", "⇥": ">", "›": ">", "‹": "<", "⟨": "[", "⟩": "]", "…": ".", "“": "\"", "”": "\"", "‘": "'", "’": "'",
        "–": "-", "—": "-", "×": "x", "⟳": "@", "⚠": "!", "≤": "<", "≥": ">", "±": "~", "µ": "u",
    ]

    /// A letter with a mark is shown without it.
    private static func base(of character: Character) -> Character {
        for scalar in String(character).decomposedScalars where scalar.isASCII { return Character(scalar) }
        return "?"
    }
}

extension String {
    /// What it is made of where letters and the marks on them are apart. The standard library takes them apart only to
    /// compare, so the letters of Europe stand here.
    fileprivate var decomposedScalars: [Unicode.Scalar] {
        unicodeScalars.map { scalar in
            let bare: [(String, Unicode.Scalar)] = [
                ("àáâãäåāăą", "a"), ("çćĉċč", "c"), ("èéêëēĕėęě", "e"), ("ìíîïīĭį", "i"), ("ñńņň", "n"),
                ("òóôõöøōŏő", "o"), ("ùúûüūŭůűų", "u"), ("ýÿ", "y"), ("śŝşšß", "s"), ("źżž", "z"), ("ł", "l"),
                ("ÀÁÂÃÄÅ", "A"), ("Ç", "C"), ("ÈÉÊË", "E"), ("ÌÍÎÏ", "I"), ("Ñ", "N"), ("ÒÓÔÕÖØ", "O"), ("ÙÚÛÜ", "U"),
            ]
            return bare.first { $0.0.unicodeScalars.contains(scalar) }?.1 ?? scalar
        }
    }
}
