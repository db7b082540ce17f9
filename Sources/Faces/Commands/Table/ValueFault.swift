import Domain

/// Why a text is no value of its form: what was expected there, and which allowed words look like it.
package struct ValueFault: Error, Hashable, Sendable {
    package let expected: String
    package let similar: [String]

    package init(expected: String, similar: [String] = []) {
        self.expected = expected
        self.similar = similar
    }

    package init(_ text: String, isNoneOf words: [String]) {
        self.init(
            expected: "one of " + words.joined(separator: ", "),
            similar: Suggestion.nearest(to: text, among: words)
        )
    }
}
