import Domain

/// A table for people: columns aligned by what they take on a terminal, two spaces apart.
package struct TableText {
    private static let gap = "  "
    /// How narrow columns are made, one kind after the other, and only as far as it takes: running text before ids, and
    /// neither so far that nothing is left of it.
    private static let comfortableProse = 24
    private static let steps: [(kind: Column.Kind, columnsMin: Int)] = [
        (.prose, comfortableProse), (.word, 24), (.prose, 8), (.word, 12),
    ]

    private let table: Table
    private let traits: ChannelTraits
    private let isWide: Bool

    /// - Parameter isWide: every column, however wide the terminal is.
    package init(_ table: Table, for traits: ChannelTraits, isWide: Bool = false) {
        self.table = table
        self.isWide = isWide
        self.traits = traits
    }

    package func lines() -> [String] {
        let titles = table.columns.map(\.title)
        let rows = table.rows.map { $0.map { SafeText.of($0.text) } }
        let inks = table.rows.map { $0.map(\.ink) }
        let natural = naturalWidths([titles] + rows)
        let shown = shown(natural)
        let widths = fit(natural, shown)
        return [Ink.bold.mark(line(titles, widths, shown), where: traits.isColored)]
            + zip(rows, inks).map { line($0, widths, shown, $1) }
    }

    private func naturalWidths(_ rows: [[String]]) -> [Int] {
        table.columns.indices.map { column in rows.reduce(0) { max($0, DisplayWidth.of($1[column])) } }
    }

    /// By how much a row is wider than the terminal. What a file or another program reads is never cut.
    private func excess(_ widths: [Int], _ shown: [Int]) -> Int {
        guard traits.isTerminal, !isWide else { return 0 }
        return shown.reduce(0) { $0 + widths[$1] } + Self.gap.count * (shown.count - 1) - traits.columns
    }

    /// The columns without those spare ones, the last first, for which there is no room.
    private func shown(_ natural: [Int]) -> [Int] {
        let least = table.columns.indices.map { column in
            table.columns[column].kind == .prose ? min(natural[column], Self.comfortableProse) : natural[column]
        }
        var shown = table.columns.indices.filter { isWide || !table.columns[$0].isWide }
        while excess(least, shown) > 0, let spare = shown.lastIndex(where: { table.columns[$0].isSpare }) {
            shown.remove(at: spare)
        }
        return shown
    }

    /// Makes columns narrower, the widest first, until a row fits.
    private func fit(_ natural: [Int], _ shown: [Int]) -> [Int] {
        var widths = natural
        for step in Self.steps {
            let columns = shown.filter { table.columns[$0].kind == step.kind }
            while excess(widths, shown) > 0, let widest = columns.max(by: { widths[$0] < widths[$1] }),
                widths[widest] > step.columnsMin
            {
                widths[widest] -= 1
            }
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int], _ shown: [Int], _ inks: [Ink?]? = nil) -> String {
        let padded = shown.map { column in
            let isNumber = table.columns[column].kind == .number
            let isLast = column == shown.last
            let text = DisplayWidth.cut(cells[column], to: widths[column])
            return isLast && !isNumber ? text : DisplayWidth.pad(text, to: widths[column], isRight: isNumber)
        }
        let line = padded.joined(separator: Self.gap)
        let isCut = traits.isTerminal && !isWide && DisplayWidth.of(line) > traits.columns
        guard let inks, !isCut else { return isCut ? DisplayWidth.cut(line, to: traits.columns) : line }
        return zip(shown, padded).map { inks[$0]?.mark($1, where: traits.isColored) ?? $1 }.joined(separator: Self.gap)
    }
}
