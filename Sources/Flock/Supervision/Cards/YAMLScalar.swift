/// Texts as YAML writes them.
enum YAMLScalar {
    static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// Without the remark at its end: one begins with a number sign that has space in front of it, outside of quotes.
    static func withoutComment(_ text: Substring) -> Substring {
        var quote: Character?
        var before: Character = " "
        for place in text.indices {
            let next = text[place]
            if let open = quote {
                if next == open, !(open == "\"" && before == "\\") { quote = nil }
            } else if next == "#", before.isWhitespace {
                return trimmed(text[..<place])
            } else if (next == "\"" || next == "'") && !before.isLetter && !before.isNumber {
                quote = next
            }
            before = before == "\\" && next == "\\" ? " " : next
        }
        return trimmed(text)
    }

    /// Nothing where its quotes do not end, or something follows them.
    static func read(_ text: Substring) -> String? {
        let text = trimmed(text)
        guard let quote = text.first, quote == "\"" || quote == "'" else { return String(text) }
        guard text.count >= 2, text.last == quote else { return nil }
        let inner = text.dropFirst().dropLast()
        return quote == "'" ? single(inner) : double(inner)
    }

    /// Two quotes stand for one.
    private static func single(_ text: Substring) -> String? {
        let parts = text.split(separator: "''", omittingEmptySubsequences: false)
        return parts.contains { $0.contains("'") } ? nil : parts.joined(separator: "'")
    }

    private static func double(_ text: Substring) -> String? {
        var found = ""
        var rest = text
        while let next = rest.popFirst() {
            guard next != "\"" else { return nil }
            guard next == "\\" else {
                found.append(next)
                continue
            }
            switch rest.popFirst() {
            case "n": found.append("\n")
            case "t": found.append("\t")
            case "\"": found.append("\"")
            case "\\": found.append("\\")
            case "/": found.append("/")
            case "u":
                let digits = rest.prefix(4)
                guard digits.count == 4, let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
                    return nil
                }
                found.unicodeScalars.append(scalar)
                rest = rest.dropFirst(4)
            default: return nil
            }
        }
        return found
    }

    // MARK: - Lists in brackets

    static func isClosed(_ text: String) -> Bool { list(text) != nil }

    /// The entries of a list in brackets; nothing where it does not end, or has other lists in it.
    static func list(_ text: String) -> [String]? {
        let text = trimmed(text[...])
        guard text.first == "[", text.last == "]", text.count >= 2 else { return nil }
        var entries: [Substring] = []
        var quote: Character?
        let inner = text.dropFirst().dropLast()
        var start = inner.startIndex
        for place in inner.indices {
            let next = inner[place]
            if let open = quote {
                if next == open { quote = nil }
            } else if next == "," {
                entries.append(inner[start..<place])
                start = inner.index(after: place)
            } else if next == "[" || next == "]" || next == "{" {
                return nil
            } else if next == "\"" || next == "'", trimmed(inner[start..<place]).isEmpty {
                quote = next
            }
        }
        guard quote == nil else { return nil }
        entries.append(inner[start...])
        var texts: [String] = []
        for entry in entries {
            guard let text = read(entry) else { return nil }
            // A comma may stand behind the last one.
            if !text.isEmpty { texts.append(text) }
        }
        return texts
    }
}
