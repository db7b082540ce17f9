/// One piece of Swift source.
///
/// Comments are no tokens, and of a string literal there is only its opening and the code inside its interpolations,
/// so that a rule never trips over text.
struct Token: Sendable {
    enum Kind: Sendable {
        case word
        case number
        case string
        case symbol
    }

    let kind: Kind
    let text: String
    let line: Int
    /// Whether white space, a comment or nothing at all stands before it.
    let isSpaced: Bool
}
