/// What of a list is wanted: `word`, `!not this`, `~fzzy`, `key=value`, any of them with spaces between; all must hold.
package struct ListFilter: Hashable, Sendable {
    private enum Part: Hashable {
        case has(String)
        case lacks(String)
        case fuzzy(String)
        case field(String, String, isEqual: Bool)
    }

    package let text: String
    private let parts: [Part]

    package init(_ text: String = "") {
        self.text = text
        parts = text.lowercased().split(separator: " ").compactMap(Self.part)
    }

    package var isEmpty: Bool { parts.isEmpty }

    /// - Parameter fields: by the names that the columns of the list have.
    package func wants(_ fields: [(key: String, value: String)]) -> Bool {
        guard !parts.isEmpty else { return true }
        let known = fields.map { (key: $0.key.lowercased(), value: $0.value.lowercased()) }
        let whole = known.map(\.value).joined(separator: "\u{1F}")
        return parts.allSatisfy { part in
            switch part {
            case .has(let word): whole.contains(word)
            case .lacks(let word): !whole.contains(word)
            case .fuzzy(let word): known.contains { Self.isFuzzy(word, in: $0.value) }
            case .field(let key, let value, let isEqual):
                known.contains { $0.key.hasPrefix(key) && $0.value.contains(value) } == isEqual
            }
        }
    }

    private static func part(_ word: Substring) -> Part? {
        if let place = word.firstIndex(of: "="), place > word.startIndex {
            var key = word[..<place]
            let isEqual = key.last != "!"
            if !isEqual { key = key.dropLast() }
            return .field(String(key), String(word[word.index(after: place)...]), isEqual: isEqual)
        }
        guard let first = word.first else { return nil }
        let rest = String(word.dropFirst())
        // While it is still being typed it means nothing yet.
        if first == "!" { return rest.isEmpty ? nil : .lacks(rest) }
        if first == "~" { return rest.isEmpty ? nil : .fuzzy(rest) }
        return .has(String(word))
    }

    /// Whether the letters come in that order, whatever stands between them.
    private static func isFuzzy(_ word: String, in text: String) -> Bool {
        var rest = text[...]
        for letter in word {
            guard let place = rest.firstIndex(of: letter) else { return false }
            rest = rest[rest.index(after: place)...]
        }
        return true
    }
}
