package import Domain

/// A table on the screen: titles, then rows, in columns that fit the width there is.
package struct Grid: Sendable {
    package struct Column: Sendable {
        package let title: String
        package let least: Int
        package let isRight: Bool
        /// It takes what is left, with the others that do.
        package let isWide: Bool
        /// Those of the highest number go first where there is no room.
        package let rank: Int

        package init(_ title: String, _ least: Int, isRight: Bool = false, isWide: Bool = false, rank: Int = 0) {
            self.title = title
            self.least = least
            self.isRight = isRight
            self.isWide = isWide
            self.rank = rank
        }
    }

    package struct Field: Sendable {
        package let text: String
        package let style: TextStyle

        package init(_ text: String, _ style: TextStyle = .plain) {
            self.text = text
            self.style = style
        }
    }

    private let columns: [(column: Column, place: Int, width: Int)]

    /// - Parameter width: of the area, with a column at its left for a sign of the chosen row.
    package init(_ columns: [Column], width: Int) {
        var kept = Array(columns.enumerated())
        func needed() -> Int { kept.reduce(0) { $0 + $1.element.least + 1 } }
        while needed() > width, kept.count > 1, let last = kept.max(by: { $0.element.rank < $1.element.rank }),
            last.element.rank > 0
        {
            kept.removeAll { $0.offset == last.offset }
        }
        var spare = max(0, width - needed())
        var wideCount = kept.count { $0.element.isWide }
        self.columns = kept.map { place, column in
            guard column.isWide, wideCount > 0 else { return (column, place, column.least) }
            let share = spare / wideCount
            spare -= share
            wideCount -= 1
            return (column, place, column.least + share)
        }
    }

    /// Where the columns begin, and what they are named: for a click on a title.
    package var places: [(title: String, columns: Range<Int>)] {
        var left = 1
        return columns.map { entry in
            defer { left += entry.width + 1 }
            return (entry.column.title, left..<left + entry.width)
        }
    }

    package func drawTitles(
        on buffer: inout CellBuffer,
        row: Int,
        in area: CellArea,
        sortedBy title: String? = nil,
        isDown: Bool = true
    ) {
        draw(on: &buffer, row: row, in: area) { place, column in
            let mark = column.title == title ? (isDown ? "▼" : "▲") : ""
            return Field(column.title + mark, column.title == title ? .strong : .dim)
        }
    }

    package func draw(
        _ fields: [Field],
        on buffer: inout CellBuffer,
        row: Int,
        in area: CellArea,
        isChosen: Bool = false
    ) {
        draw(on: &buffer, row: row, in: area) { place, _ in place < fields.count ? fields[place] : Field("") }
        guard isChosen else { return }
        buffer.write(">", .strong, row: row, in: area)
        let line = CellArea(top: area.top + row, left: area.left, rows: 1, columns: area.columns)
        buffer.restyle(line) { $0.chosen }
    }

    private func draw(
        on buffer: inout CellBuffer,
        row: Int,
        in area: CellArea,
        _ field: (Int, Column) -> Field
    ) {
        var left = 1
        for entry in columns {
            let field = field(entry.place, entry.column)
            if entry.column.isRight {
                buffer.write(right: field.text, field.style, row: row, column: left, columns: entry.width, in: area)
            } else {
                buffer.write(cut: field.text, field.style, row: row, column: left, columns: entry.width, in: area)
            }
            left += entry.width + 1
        }
    }
}
