import Domain

/// A frame in the middle of the screen, over what is there.
enum DialogBox {
    /// Answers the area inside.
    static func draw(
        _ title: String,
        rows: Int,
        columns: Int,
        on buffer: inout CellBuffer,
        in area: CellArea,
        _ style: TextStyle = .accent
    ) -> CellArea {
        buffer.restyle(area) { $0.shaded }
        let box = area.middle(rows: rows + 2, columns: columns + 4)
        guard box.rows >= 3, box.columns >= 6 else {
            return CellArea(top: box.top, left: box.left, rows: 0, columns: 0)
        }
        buffer.fill(box)
        let line = String(repeating: "─", count: box.columns - 2)
        buffer.write("╭" + line + "╮", style, row: 0, in: box)
        buffer.write("╰" + line + "╯", style, row: box.rows - 1, in: box)
        for row in 1..<box.rows - 1 {
            buffer.write("│", style, row: row, in: box)
            buffer.write("│", style, row: row, column: box.columns - 1, in: box)
        }
        if !title.isEmpty {
            let cut = CellText.cut(" \(title) ", to: box.columns - 4)
            buffer.write(cut, style.over(.strong), row: 0, column: 2, in: box)
        }
        return CellArea(top: box.top + 1, left: box.left + 2, rows: box.rows - 2, columns: box.columns - 4)
    }
}
