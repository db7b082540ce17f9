/// A rectangle of the screen.
package struct CellArea: Hashable, Sendable {
    package var top: Int
    package var left: Int
    package var rows: Int
    package var columns: Int

    package init(top: Int = 0, left: Int = 0, rows: Int, columns: Int) {
        self.top = top
        self.left = left
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }

    package init(_ size: ScreenSize) { self.init(rows: size.rows, columns: size.columns) }

    package var bottom: Int { top + rows }
    package var right: Int { left + columns }

    /// Its first rows.
    package func first(_ count: Int) -> CellArea {
        CellArea(top: top, left: left, rows: min(rows, max(0, count)), columns: columns)
    }

    /// What is left without the first rows.
    package func without(first count: Int) -> CellArea {
        let count = min(rows, max(0, count))
        return CellArea(top: top + count, left: left, rows: rows - count, columns: columns)
    }

    package func last(_ count: Int) -> CellArea { without(first: rows - min(rows, max(0, count))) }

    package func without(last count: Int) -> CellArea { first(rows - min(rows, max(0, count))) }

    /// Its first columns.
    package func leading(_ count: Int) -> CellArea {
        CellArea(top: top, left: left, rows: rows, columns: min(columns, max(0, count)))
    }

    package func without(leading count: Int) -> CellArea {
        let count = min(columns, max(0, count))
        return CellArea(top: top, left: left + count, rows: rows, columns: columns - count)
    }

    /// A rectangle of at most that size in its middle.
    package func middle(rows wantedRows: Int, columns wantedColumns: Int) -> CellArea {
        let (rows, columns) = (min(rows, wantedRows), min(columns, wantedColumns))
        return CellArea(
            top: top + (self.rows - rows) / 2,
            left: left + (self.columns - columns) / 2,
            rows: rows,
            columns: columns
        )
    }

    package func contains(row: Int, column: Int) -> Bool {
        row >= top && row < bottom && column >= left && column < right
    }
}
