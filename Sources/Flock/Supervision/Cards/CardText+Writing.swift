import Domain

extension CardText {
    /// The card with what the work came to. All else stays as it is, to the byte.
    func updated(by update: CardUpdate) -> String {
        var pieces = lines.map(\.whole)
        var added: [(line: Int, text: String)] = []
        var fresh: [String] = []
        if let status = update.status { set("status", status, &pieces, &fresh) }
        set("updated_at", update.updatedAt.iso, &pieces, &fresh)
        if !fresh.isEmpty { added.append((matter.upperBound, fresh.joined())) }
        for section in CardSection.allCases {
            guard let entries = update.sections[section] else { continue }
            let text = Self.body(entries, newline)
            if let range = sections[section.rawValue] {
                for line in range { pieces[line] = "" }
                added.append((range.lowerBound, text))
            } else {
                added.append((newPlace, "## \(section.rawValue)\(newline)\(text)"))
            }
        }
        return Self.join(pieces, added, newline)
    }

    /// What a part holds now, to be held against what it held when the card was read.
    func part(_ name: String) -> String? {
        if let field = field(name) { return text(field.lines) }
        return sections[name].map(text)
    }

    /// Sections that are not there yet come in front of the notes, which are a person's.
    private var newPlace: Int { sections["notes"].map { $0.lowerBound - 1 } ?? lines.count }

    private func set(_ key: String, _ value: String, _ pieces: inout [String], _ fresh: inout [String]) {
        guard let field = field(key) else {
            fresh.append("\(key): \(value)\(newline)")
            return
        }
        let line = lines[field.lines.lowerBound]
        pieces[field.lines.lowerBound] = "\(key): \(value)\(Self.comment(of: line.text))\(line.end)"
        for rest in field.lines.dropFirst() where !Self.isRemark(lines[rest].text) { pieces[rest] = "" }
    }

    private static func isRemark(_ text: String) -> Bool {
        let text = YAMLScalar.trimmed(text[...])
        return text.isEmpty || text.first == "#"
    }

    /// The remark behind a value, with the space in front of it.
    private static func comment(of line: String) -> Substring {
        let kept = YAMLScalar.withoutComment(line[...])
        let rest = line.drop { $0.isWhitespace }.dropFirst(kept.count)
        return rest.contains("#") ? rest : ""
    }

    private static func body(_ entries: [String], _ newline: String) -> String {
        let items = entries.isEmpty ? ["none"] : entries
        let texts = items.map { entry in
            // What has several lines goes on below its first, as Markdown has it: a heading in it ends no section.
            let lines = entry.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            return "- " + lines.joined(separator: "\(newline)  ") + newline
        }
        return newline + texts.joined() + newline
    }

    private static func join(_ pieces: [String], _ added: [(line: Int, text: String)], _ newline: String) -> String {
        var text = ""
        for line in 0...pieces.count {
            for piece in added where piece.line == line {
                // The line in front may be the last, without an end of its own.
                if !text.isEmpty, text.unicodeScalars.last != "\n" { text += newline }
                text += piece.text
            }
            if line < pieces.count { text += pieces[line] }
        }
        return text
    }
}
