/// A column of a table.
package struct Column: Sendable {
    /// What stands in a column, which decides where it is aligned and whether it may be cut.
    package enum Kind: Sendable {
        /// Ids and words: on the left, cut only when nothing else is left to cut.
        case word
        /// On the right, cut as little as words are.
        case number
        /// Running text: on the left, cut first.
        case prose
    }

    /// The name of the field in JSON and CSV.
    package let key: String
    package let title: String
    package let kind: Kind

    package init(_ key: String, title: String, _ kind: Kind = .word) {
        self.key = key
        self.title = title
        self.kind = kind
    }
}
