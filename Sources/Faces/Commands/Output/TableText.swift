/// A table for people: columns aligned by what they take on a terminal, two spaces apart.
package struct TableText {
    private static let gap = "  "
    /// A column of running text is not made narrower than this.
    private static let proseColumnsMin = 8

    private let table: Table
    private let traits: ChannelTraits

    package init(_ table: Table, for traits: ChannelTraits) {
        self.table = table
        self.traits = traits
    }

    package func lines() -> [String] {
        let titles = table.columns.map(\.title)
        let rows = table.rows.map { $0.map { SafeText.of($0.text) } }
        let widths = fit(natural: naturalWidths([titles] + rows))
        return [Ink.bold.mark(line(titles, widths), where: traits.isColored)] + rows.map { line($0, widths) }
    }

    private func naturalWidths(_ rows: [[String]]) -> [Int] {
        table.columns.indices.map { column in rows.reduce(0) { max($0, DisplayWidth.of($1[column])) } }
    }

    /// On a terminal, makes columns of running text narrower, the widest first, until a row fits. What a file or
    /// another program reads is never cut.
    private func fit(natural: [Int]) -> [Int] {
        guard traits.isTerminal else { return natural }
        var widths = natural
        var excess = natural.reduce(0, +) + Self.gap.count * (natural.count - 1) - traits.columns
        while excess > 0 {
            let prose = table.columns.indices.filter {
                table.columns[$0].kind == .prose && widths[$0] > Self.proseColumnsMin
            }
            guard let widest = prose.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = cells.indices.map { column in
            let isNumber = table.columns[column].kind == .number
            let isLast = column == cells.count - 1
            let text = DisplayWidth.cut(cells[column], to: widths[column])
            return isLast && !isNumber ? text : DisplayWidth.pad(text, to: widths[column], isRight: isNumber)
        }
        let line = padded.joined(separator: Self.gap)
        return traits.isTerminal ? DisplayWidth.cut(line, to: traits.columns) : line
    }
}
