/// Reads the front matter of a card: the part of YAML that people write there. What it does not know it leaves alone.
struct FrontMatterReader {
    private let lines: [CardLine]
    private var next: Int
    private let end: Int

    /// - Parameter range: the lines between the two rules.
    init(_ lines: [CardLine], _ range: Range<Int>) {
        self.lines = lines
        next = range.lowerBound
        end = range.upperBound
    }

    mutating func fields() -> [FrontMatterField] {
        var fields: [FrontMatterField] = []
        while next < end {
            let start = next
            next += 1
            guard let (key, rest) = Self.key(of: lines[start].text) else { continue }
            let value = value(rest)
            fields.append(FrontMatterField(key: key, value: value, lines: start..<next))
        }
        return fields
    }

    private static func key(of line: String) -> (key: String, rest: Substring)? {
        guard let first = line.unicodeScalars.first, first != " ", first != "\t", first != "#", first != "-",
            let colon = line.firstIndex(of: ":")
        else { return nil }
        let rest = line[line.index(after: colon)...]
        guard rest.isEmpty || rest.first?.isWhitespace == true else { return nil }
        let name = YAMLScalar.trimmed(line[..<colon])
        return (YAMLScalar.read(name) ?? String(name), rest)
    }

    private mutating func value(_ rest: Substring) -> FrontMatterValue {
        let text = YAMLScalar.withoutComment(rest)
        if text.isEmpty { return below() }
        if text.first == "|" || text.first == ">" { return block(isFolded: text.first == ">") }
        if text.first == "[" { return inline(text) }
        if let first = text.first, "{&*!%@`".contains(first) {
            skipIndented()
            return .other("what begins with \(first)")
        }
        return scalar(text)
    }

    private func scalar(_ text: Substring) -> FrontMatterValue {
        guard let value = YAMLScalar.read(text) else { return .other("a text whose quotes do not end") }
        let isQuoted = text.first == "\"" || text.first == "'"
        return !isQuoted && ["~", "null", "Null", "NULL"].contains(value) ? .none : .text(value)
    }

    /// A list whose entries stand on the lines below, indented or not; or what else stands there.
    private mutating func below() -> FrontMatterValue {
        var entries: [String] = []
        var other: FrontMatterValue?
        while next < end {
            let line = YAMLScalar.trimmed(lines[next].text[...])
            if line.isEmpty || line.first == "#" {
                guard isListAhead(from: next + 1) else { break }
            } else if line == "-" || line.hasPrefix("- ") {
                let text = YAMLScalar.withoutComment(line.dropFirst())
                if let entry = YAMLScalar.read(text) {
                    if !text.isEmpty { entries.append(entry) }
                } else {
                    other = .other("a text whose quotes do not end")
                }
            } else if lines[next].text.first?.isWhitespace == true {
                other = .other("a table of its own")
            } else {
                break
            }
            next += 1
        }
        if let other { return other }
        return entries.isEmpty ? .none : .list(entries)
    }

    private func isListAhead(from start: Int) -> Bool {
        for line in lines[min(start, end)..<end] {
            let text = YAMLScalar.trimmed(line.text[...])
            if text.isEmpty || text.first == "#" { continue }
            return text == "-" || text.hasPrefix("- ") || line.text.first?.isWhitespace == true
        }
        return false
    }

    private mutating func block(isFolded: Bool) -> FrontMatterValue {
        let start = next
        skipIndented()
        let texts = lines[start..<next].map { String(YAMLScalar.trimmed($0.text[...])) }
        let text = texts.joined(separator: isFolded ? " " : "\n")
        return .text(String(YAMLScalar.trimmed(text[...])))
    }

    private mutating func inline(_ text: Substring) -> FrontMatterValue {
        var whole = String(text)
        // A list in brackets may go on, on lines that are indented or begin with what ends it.
        while !YAMLScalar.isClosed(whole), next < end,
            lines[next].text.first.map({ $0.isWhitespace || $0 == "]" }) ?? true
        {
            whole += " " + YAMLScalar.withoutComment(lines[next].text[...])
            next += 1
        }
        guard let entries = YAMLScalar.list(whole) else { return .other("a list whose brackets do not end") }
        return .list(entries)
    }

    private mutating func skipIndented() {
        while next < end, lines[next].text.isEmpty || lines[next].text.first?.isWhitespace == true { next += 1 }
    }
}
