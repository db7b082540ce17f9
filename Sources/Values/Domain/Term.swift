/// A word of a closed list as a reader meets it: one that this program knows, or one that a newer program wrote, which
/// is kept as it is.
package enum Term<Known: TermWord>: Hashable, Sendable, CustomStringConvertible {
    case known(Known)
    case unknown(String)

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
