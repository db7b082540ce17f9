/// A word of a closed list as a reader meets it: one that this program knows, or one that a newer program wrote, which
/// is kept as it is. What the word must be stands with the extension alone: a constraint of the type itself would be
/// looked up among all conformances of the program when the first value is made, which a shim would feel at its start.
package enum Term<Known: Sendable>: Sendable {
    case known(Known)
    case unknown(String)
}

extension Term: Hashable, CustomStringConvertible, Equatable where Known: TermWord {
    package init(_ text: String) {
        self = Known(rawValue: text).map(Term.known) ?? .unknown(text)
    }

    package var text: String {
        switch self {
        case .known(let word): word.rawValue
        case .unknown(let text): text
        }
    }

    package var known: Known? {
        switch self {
        case .known(let word): word
        case .unknown: nil
        }
    }

    package var description: String { text }
}
