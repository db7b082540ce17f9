import Domain
import Queries

/// The rows that lines take on a screen of so many columns. Only those are laid out that somebody looks at.
struct LogLayout {
    private static let clockColumns = 13
    private static let ownerColumns = 16
    private static let sourceColumns = 5
    /// Of one line, however long it is.
    private static let rowsMax = 500

    private let pane: LogPane
    private let columns: Int

    init(_ pane: LogPane, columns: Int) {
        self.pane = pane
        self.columns = columns
    }

    var headColumns: Int {
        (pane.hasTimes ? Self.clockColumns : 0) + (pane.hasOwners ? Self.ownerColumns : 0) + Self.sourceColumns + 2
    }

    private var textColumns: Int { max(10, columns - headColumns) }

    var start: LogPane.Anchor { LogPane.Anchor(line: pane.book.first, row: 0) }

    /// Behind the last row.
    var end: LogPane.Anchor { LogPane.Anchor(line: pane.book.shownEnd, row: 0) }

    /// The text of a line in its rows; none where it is not wanted.
    func rows(of number: Int) -> [StyledText] {
        guard let line = pane.book.line(number), pane.isWanted(line) else { return [] }
        var rows: [StyledText] = []
        for row in line.rows(isRaw: pane.isRaw) {
            var row = row
            if let search = pane.search { row = StyledRows.marked(row, at: search.ranges(in: row), .found) }
            if pane.isWrapped {
                rows += StyledRows.wrap(row, to: textColumns)
            } else {
                rows.append(StyledRows.cut(row, from: pane.shift, to: textColumns))
            }
        }
        return Array(rows.prefix(Self.rowsMax))
    }

    /// So many rows up or down, and no further than there are lines.
    func moved(_ anchor: LogPane.Anchor, by count: Int) -> LogPane.Anchor {
        var anchor = anchor
        var left = count
        while left < 0 {
            if anchor.row > 0 {
                let step = min(anchor.row, -left)
                anchor.row -= step
                left += step
                continue
            }
            guard anchor.line > pane.book.first else { return start }
            anchor.line -= 1
            anchor.row = rows(of: anchor.line).count
        }
        while left > 0 {
            guard anchor.line < pane.book.shownEnd else { return end }
            let rest = rows(of: anchor.line).count - anchor.row
            guard left >= rest else {
                anchor.row += left
                return anchor
            }
            left -= max(0, rest)
            anchor = LogPane.Anchor(line: anchor.line + 1, row: 0)
        }
        return anchor
    }
}
