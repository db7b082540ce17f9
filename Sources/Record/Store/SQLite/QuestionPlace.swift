/// A place in a text of several lines; both count from 1.
package struct QuestionPlace: Hashable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place of a byte.
    package init(_ offset: Int, in text: String) {
        let before = text.utf8.prefix(offset)
        let lines = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        line = max(1, lines.count)
        column = (lines.last.map { Substring($0).count } ?? 0) + 1
    }
}
