package import Store

/// What a person typed: words that all have to be there, "words in a row", -without and begin*. Nothing in it is taken
/// for the syntax of SQLite.
package struct SearchQuery: Hashable, Sendable {
    package static let termsMax = 32
    /// Of a shorter beginning there are too many words.
    package static let prefixLettersMin = 2

    let terms: [SearchTerm]

    package init(_ text: String, by cutter: SearchWords) throws(QueriesError) {
        var terms: [SearchTerm] = []
        for part in Self.parts(of: text) {
            let words = try inStore { () throws(StoreError) in try cutter.words(of: part.text).map(\.text) }
            guard let last = words.last else { continue }
            let term = SearchTerm(words: words, isPrefix: part.isPrefix, isExcluded: part.isExcluded)
            let letters = String(decoding: last, as: UTF8.self).count
            guard !part.isPrefix || letters >= Self.prefixLettersMin else { throw .search(.shortPrefix(part.text)) }
            if !terms.contains(term) { terms.append(term) }
        }
        guard terms.count <= Self.termsMax else { throw .search(.manyWords(text, max: Self.termsMax)) }
        guard terms.contains(where: { !$0.isExcluded }) else { throw .search(.noWords(text)) }
        self.terms = terms
    }

    var wanted: [SearchTerm] { terms.filter { !$0.isExcluded } }
    var excluded: [SearchTerm] { terms.filter(\.isExcluded) }

    /// Whether a word may be one that is looked for. For phrases all words count, since they tell what follows what.
    func mayLookFor(_ word: UnsafeRawBufferPointer) -> Bool {
        needsText || terms.contains { !$0.isExcluded && $0.words[0].first == word.first }
    }

    /// What the index is asked. It has every text that is meant, and where there are phrases, others as well.
    var expression: String {
        var expression = wanted.flatMap(\.expressions).joined(separator: " AND ")
        for term in excluded where !term.isPhrase {
            expression = "(\(expression)) NOT " + term.expressions.joined()
        }
        return expression
    }

    /// Whether only the text itself can tell.
    var needsText: Bool { terms.contains(where: \.isPhrase) }

    func matches(_ words: [[UInt8]]) -> Bool {
        terms.allSatisfy { term in
            words.indices.contains { term.matches(words, at: $0) } != term.isExcluded
        }
    }

    /// Where in a text stands what was looked for, in its order.
    func places(in words: [SearchWord]) -> [Range<Int>] {
        let plain = words.map(\.text)
        let wanted = wanted
        var places: [Range<Int>] = []
        for start in plain.indices where words[start].range.lowerBound >= places.last?.upperBound ?? 0 {
            guard let term = wanted.first(where: { $0.matches(plain, at: start) }) else { continue }
            places.append(words[start].range.lowerBound..<words[start + term.words.count - 1].range.upperBound)
        }
        return places
    }

    // MARK: - Reading

    private struct Part {
        var text = ""
        var isPrefix = false
        var isExcluded = false
    }

    /// A hyphen before a word and an asterisk behind it mean something, and quotes do. A quote without its other one
    /// goes to the end.
    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while true {
            rest = rest.drop(while: \.isWhitespace)
            guard let first = rest.first else { return parts }
            var part = Part()
            if first == "-" {
                part.isExcluded = true
                rest = rest.dropFirst()
            }
            if rest.first == "\"" {
                rest = rest.dropFirst()
                part.text = String(rest.prefix { $0 != "\"" })
                rest = rest.dropFirst(part.text.count + 1)
                if rest.first == "*" {
                    part.isPrefix = true
                    rest = rest.dropFirst()
                }
            } else {
                let word = rest.prefix { !$0.isWhitespace && $0 != "\"" }
                rest = rest.dropFirst(word.count)
                part.isPrefix = word.last == "*"
                part.text = String(word)
            }
            parts.append(part)
        }
    }
}
