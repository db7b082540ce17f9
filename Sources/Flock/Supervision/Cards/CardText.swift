import Domain

/// The text of a card in its lines, with the places of all that is read from it and written to it.
struct CardText: Sendable {
    private static let rule = "---"
    private static let mark: Unicode.Scalar = "\u{FEFF}"

    let lines: [CardLine]
    /// Between the two rules.
    let matter: Range<Int>
    let fields: [FrontMatterField]
    /// The lines of each section below its heading, up to the next heading of its level or above.
    let sections: [String: Range<Int>]

    /// Nothing for a text without front matter, which is no card.
    init?(_ text: String, path: String) throws(CardError) {
        let lines = CardLine.lines(of: text)
        guard let first = lines.first, Self.isRule(first.text, isFirst: true) else { return nil }
        guard let end = lines.indices.dropFirst().first(where: { Self.isEnd(lines[$0].text) }) else {
            throw .notUnderstood(path, line: 1, reason: "the front matter does not end: there is no second ---")
        }
        self.lines = lines
        matter = 1..<end
        var reader = FrontMatterReader(lines, matter)
        fields = reader.fields()
        sections = Self.sections(lines, from: end + 1)
    }

    func field(_ key: String) -> FrontMatterField? { fields.first { $0.key == key } }

    func text(_ range: Range<Int>) -> String { lines[range].map(\.whole).joined() }

    /// As most of its lines end.
    var newline: String {
        let returns = lines.count { $0.end == "\r\n" }
        return returns * 2 > lines.count ? "\r\n" : "\n"
    }

    /// What is below the front matter, without the sections that are written when the work is over.
    var body: String {
        let names = CardSection.allCases.map(\.rawValue)
        let left = sections.filter { names.contains($0.key) }.map { ($0.value.lowerBound - 1)..<$0.value.upperBound }
        let kept = (matter.upperBound + 1..<lines.count).filter { line in !left.contains { $0.contains(line) } }
        return kept.map { lines[$0].text }.joined(separator: "\n")
    }

    private static func isRule(_ text: String, isFirst: Bool) -> Bool {
        var scalars = Substring.UnicodeScalarView(text.unicodeScalars)
        // Some editors begin a file with a mark for the order of its bytes.
        if isFirst, scalars.first == mark { scalars = scalars.dropFirst() }
        return YAMLScalar.trimmed(Substring(scalars)) == rule[...] && scalars.first == "-"
    }

    private static func isEnd(_ text: String) -> Bool {
        isRule(text, isFirst: false) || YAMLScalar.trimmed(text[...]) == "..." && text.first == "."
    }

    private static func sections(_ lines: [CardLine], from start: Int) -> [String: Range<Int>] {
        var sections: [String: Range<Int>] = [:]
        var open: (name: String, start: Int)?
        var fence: String?
        func close(at line: Int) {
            // Of two sections with one name the first is the section.
            if let open, sections[open.name] == nil { sections[open.name] = open.start..<line }
        }
        for index in min(start, lines.count)..<lines.count {
            let text = YAMLScalar.trimmed(lines[index].text[...])
            let marks = text.prefix { $0 == "`" || $0 == "~" }
            if let begun = fence {
                // What looks like a heading in a piece of code is none.
                if marks.count >= begun.count, marks.first == begun.first, marks.count == text.count { fence = nil }
            } else if marks.count >= 3 {
                fence = String(marks)
            } else if let heading = heading(lines[index].text) {
                close(at: index)
                open = heading.level == 2 ? (heading.name, index + 1) : nil
            }
        }
        close(at: lines.count)
        return sections
    }

    private static func heading(_ line: String) -> (level: Int, name: String)? {
        let level = line.prefix { $0 == "#" }.count
        let rest = line.dropFirst(level)
        guard (1...2).contains(level), rest.first?.isWhitespace == true else { return nil }
        return (level, YAMLScalar.trimmed(rest).lowercased())
    }
}
