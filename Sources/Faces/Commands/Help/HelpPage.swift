import Domain

/// A page of help while it is laid out: headings, paragraphs and lists of a term and its meaning.
package struct HelpPage {
    private static let indent = "  "
    /// A longer term stands alone, with its meaning on the next line.
    private static let termColumnsMax = 28
    private static let meaningColumnsMin = 20

    package private(set) var lines: [String] = []
    private let columns: Int
    private let isColored: Bool

    package init(for traits: ChannelTraits) {
        columns = traits.proseColumns
        isColored = traits.isColored
    }

    package mutating func heading(_ title: String) {
        separate()
        lines.append(Ink.bold.mark(title + ":", where: isColored))
    }

    package mutating func paragraph(_ text: String) {
        separate()
        lines += WrappedText.lines(text, columns: columns)
    }

    /// A line that is shown as it is, below a heading.
    package mutating func line(_ text: String) { lines.append(Self.indent + text) }

    /// Terms on the left, their meanings beside them.
    package mutating func list(_ entries: [(term: String, meaning: String)]) {
        let widths = entries.map { DisplayWidth.of($0.term) }
        let room = columns - Self.meaningColumnsMin - 2 * Self.indent.count
        let termColumns = widths.filter { $0 <= min(room, Self.termColumnsMax) }.max() ?? 0
        let left = Self.indent.count + termColumns + Self.indent.count
        for (entry, width) in zip(entries, widths) {
            var meaning = WrappedText.lines(entry.meaning, columns: columns - left)[...]
            let term = Self.indent + DisplayWidth.pad(entry.term, to: termColumns)
            let first = width <= termColumns ? meaning.popFirst() : nil
            lines.append(first.map { term + Self.indent + $0 } ?? Self.indent + entry.term)
            lines += meaning.map { String(repeating: " ", count: left) + $0 }
        }
    }

    private mutating func separate() { if !lines.isEmpty { lines.append("") } }
}
