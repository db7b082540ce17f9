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
    /// Whether a terminal that is too narrow for all columns does without it.
    package let isSpare: Bool
    /// Whether people see it only with `-o wide`.
    package private(set) var isWide: Bool

    package init(_ key: String, title: String, _ kind: Kind = .word, isSpare: Bool = false, isWide: Bool = false) {
        self.key = key
        self.title = title
        self.kind = kind
        self.isSpare = isSpare
        self.isWide = isWide
    }

    func wideOnly(_ isWide: Bool) -> Column {
        var column = self
        column.isWide = isWide || self.isWide
        return column
    }
}
