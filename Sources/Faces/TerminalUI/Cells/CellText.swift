/// How text fills cells: by what a cell can hold of it, and not by what a reader takes for a character.
package enum CellText {
    package static func width(of text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + width(of: $1) }
    }

    static func width(of character: Character) -> Int {
        Glyph.glyphs(of: character).reduce(0) { $0 + $1.width }
    }

    /// The longest beginning of the text that fits, with `…` in its last column where anything was left out.
    package static func cut(_ text: String, to columns: Int) -> String {
        guard columns > 0 else { return "" }
        // No text has more columns than twice its bytes: most need no look at their characters.
        guard text.utf8.count * 2 > columns, width(of: text) > columns else { return text }
        var kept = ""
        var place = 0
        for character in text {
            place += width(of: character)
            guard place < columns else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// The same with its end kept, for paths.
    package static func cutFront(_ text: String, to columns: Int) -> String {
        guard width(of: text) > columns else { return text }
        return String(cut(String(text.reversed()), to: columns).reversed())
    }

    /// The text with spaces behind it up to so many columns, cut where it is longer.
    package static func fit(_ text: String, to columns: Int) -> String {
        let cut = cut(text, to: columns)
        return cut + String(repeating: " ", count: max(0, columns - width(of: cut)))
    }

    /// Its words in lines of at most so many columns. A word that is longer is broken.
    package static func wrap(_ text: String, to columns: Int, linesMax: Int = .max) -> [String] {
        guard columns > 0 else { return [] }
        var lines: [String] = []
        var line = ""
        var place = 0
        for word in text.split(separator: " ") {
            let width = width(of: word)
            if place > 0, place + 1 + width > columns {
                lines.append(line)
                (line, place) = ("", 0)
            } else if place > 0 {
                line += " "
                place += 1
            }
            for character in word {
                let next = Self.width(of: character)
                if place + next > columns {
                    lines.append(line)
                    (line, place) = ("", 0)
                }
                line.append(character)
                place += next
            }
        }
        if place > 0 { lines.append(line) }
        guard lines.count > linesMax, linesMax > 0 else { return Array(lines.prefix(max(0, linesMax))) }
        let last = lines[linesMax - 1] + " " + lines[linesMax]
        return lines.prefix(linesMax - 1) + [cut(last, to: columns)]
    }
}
