/// `:` and what can be said there: the screens by their names, what the keys of the screen do, and any command line of
/// ours.
struct CommandPalette: Sendable {
    struct Entry: Hashable, Sendable {
        let word: String
        let summary: String
    }

    static let shownMax = 10

    private(set) var field = TextField()
    private(set) var choice = 0
    private let entries: [Entry]

    init(_ entries: [Entry]) { self.entries = entries }

    /// Those that what was typed may be the beginning of; then those that it is within.
    var matches: [Entry] {
        let typed = field.text.lowercased()
        guard !typed.isEmpty else { return entries }
        let first = entries.filter { $0.word.lowercased().hasPrefix(typed) }
        let second = entries.filter { entry in
            !first.contains(entry)
                && (entry.word.lowercased().contains(typed) || entry.summary.lowercased().contains(typed))
        }
        return first + second
    }

    /// What is meant: the entry that is chosen, or, where none fits, the line itself.
    enum Meaning: Hashable {
        case entry(Entry)
        case line([String])
        case nothing
    }

    var meaning: Meaning {
        let words = CommandText.words(of: field.text)
        guard let first = words.first else {
            return matches.isEmpty ? .nothing : .entry(matches[min(choice, matches.count - 1)])
        }
        if words.count == 1, let exact = entries.first(where: { $0.word == first }) { return .entry(exact) }
        if words.count == 1, choice < matches.count, !matches.isEmpty { return .entry(matches[choice]) }
        return .line(first == "roost" ? Array(words.dropFirst()) : words)
    }

    mutating func press(_ key: Key) -> Bool {
        switch key {
        case .down, .tab, .control("n"): choice = min(choice + 1, max(0, min(matches.count, Self.shownMax) - 1))
        case .up, .backTab, .control("p"): choice = max(0, choice - 1)
        default:
            guard field.press(key) else { return false }
            choice = 0
        }
        return true
    }

    mutating func paste(_ text: String) { field.paste(text) }
}
