/// One thing that is looked for: a word, the beginning of one, or words that follow one another.
package struct SearchTerm: Hashable, Sendable {
    /// As the search writes them. More than one are a phrase.
    let words: [[UInt8]]
    /// Whether the last of them is only the beginning of a word.
    let isPrefix: Bool
    let isExcluded: Bool

    var isPhrase: Bool { words.count > 1 }

    /// For the index, which knows words and not where they stand: all words of a phrase, in any order. Between quotes
    /// nothing that was typed means anything else than itself.
    var expressions: [String] {
        words.enumerated().map { place, word in
            let text = String(decoding: word, as: UTF8.self).split(separator: "\"", omittingEmptySubsequences: false)
            let isOpen = isPrefix && place == words.count - 1
            return "\"\(text.joined(separator: "\"\""))\"" + (isOpen ? " *" : "")
        }
    }

    /// Whether it stands at this place among the words of a text.
    func matches(_ text: [[UInt8]], at place: Int) -> Bool {
        guard place + words.count <= text.count else { return false }
        for (offset, word) in words.enumerated() {
            let isOpen = isPrefix && offset == words.count - 1
            let other = text[place + offset]
            guard isOpen ? other.starts(with: word) : other == word else { return false }
        }
        return true
    }
}
