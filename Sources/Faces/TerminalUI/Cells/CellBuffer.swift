package import Domain

/// A screen full of cells, on which views draw. What does not fit is cut, and nothing is ever drawn outside of it.
package struct CellBuffer: Hashable, Sendable {
    package let size: ScreenSize
    package private(set) var cells: [ScreenCell]

    package init(_ size: ScreenSize) {
        self.size = size.bounded
        cells = Array(repeating: .blank, count: self.size.rows * self.size.columns)
    }

    package var area: CellArea { CellArea(size) }

    package func row(_ row: Int) -> ArraySlice<ScreenCell> {
        cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// What a row shows, without the spaces at its end.
    package func line(_ row: Int) -> String {
        var text = ""
        for cell in self.row(row) where cell.glyph.width > 0 { text.append(cell.glyph.character) }
        while text.last == " " { text.removeLast() }
        return text
    }

    package var lines: [String] { (0..<size.rows).map(line) }

    /// Draws a text at a place of an area, as much as fits in front of its right edge. Answers the column behind it,
    /// counted from the left of the area.
    @discardableResult
    package mutating func write(
        _ text: some StringProtocol,
        _ style: TextStyle = .plain,
        row: Int,
        column: Int = 0,
        in area: CellArea
    ) -> Int {
        var place = column
        for character in text {
            for glyph in Glyph.glyphs(of: character) {
                guard place + glyph.width <= area.columns else { return place }
                put(ScreenCell(glyph, style), row: area.top + row, column: area.left + place, in: area)
                place += glyph.width
            }
        }
        return place
    }

    /// The same, with `…` in the last column where not all of it fits.
    @discardableResult
    package mutating func write(
        cut text: String,
        _ style: TextStyle = .plain,
        row: Int,
        column: Int = 0,
        columns: Int? = nil,
        in area: CellArea
    ) -> Int {
        let room = max(0, min(columns ?? .max, area.columns - column))
        return write(CellText.cut(text, to: room), style, row: row, column: column, in: area)
    }

    /// The text at the right edge of a field of so many columns.
    package mutating func write(
        right text: String,
        _ style: TextStyle = .plain,
        row: Int,
        column: Int,
        columns: Int,
        in area: CellArea
    ) {
        let cut = CellText.cut(text, to: min(columns, area.columns - column))
        write(cut, style, row: row, column: column + max(0, columns - CellText.width(of: cut)), in: area)
    }

    /// A text with looks of its own, over those of the place.
    @discardableResult
    package mutating func write(
        _ text: StyledText,
        over style: TextStyle = .plain,
        row: Int,
        column: Int = 0,
        in area: CellArea
    ) -> Int {
        var place = column
        for part in text.parts {
            place = write(part.text, part.style.over(style), row: row, column: place, in: area)
        }
        return place
    }

    package mutating func fill(_ area: CellArea, with glyph: Character = " ", _ style: TextStyle = .plain) {
        guard let glyph = Glyph.glyphs(of: glyph).first, glyph.width == 1 else { return }
        for row in area.top..<area.bottom {
            for column in area.left..<area.right { put(ScreenCell(glyph, style), row: row, column: column, in: area) }
        }
    }

    /// Gives what is there another look.
    package mutating func restyle(_ area: CellArea, _ change: (TextStyle) -> TextStyle) {
        for row in max(0, area.top)..<max(0, min(area.bottom, size.rows)) {
            for column in max(0, area.left)..<max(0, min(area.right, size.columns)) {
                let place = row * size.columns + column
                cells[place].style = change(cells[place].style)
            }
        }
    }

    /// A cell of every place, made anew.
    mutating func map(_ change: (ScreenCell) -> ScreenCell) { cells = cells.map(change) }

    /// Where it covers one half of a wide character, the other half goes too.
    private mutating func put(_ cell: ScreenCell, row: Int, column: Int, in area: CellArea) {
        guard row >= 0, row < size.rows, row < area.bottom, row >= area.top, column >= 0,
            column + cell.glyph.width <= size.columns
        else { return }
        let place = row * size.columns + column
        if cells[place].glyph.width == 0, column > 0 { cells[place - 1].glyph = .blank }
        let end = place + cell.glyph.width
        if end < (row + 1) * size.columns, cells[end].glyph.width == 0 { cells[end].glyph = .blank }
        cells[place] = cell
        if cell.glyph.width == 2 { cells[place + 1] = ScreenCell(.none, cell.style) }
    }
}
