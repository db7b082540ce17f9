import Domain

/// One line as it stands on a screen. A character is a column, and a tab too.
struct TextRow: Sendable {
    struct Cell: Hashable, Sendable {
        static let blank = Cell(scalar: " ", style: .plain)

        var scalar: Unicode.Scalar
        var style: TextStyle
    }

    private(set) var cells: [Cell] = []

    mutating func put(_ cell: Cell, at column: Int) {
        if column < cells.count {
            cells[column] = cell
        } else {
            pad(to: column)
            cells.append(cell)
        }
    }

    mutating func put(ascii: UnsafeRawBufferPointer, _ style: TextStyle, at column: Int) {
        guard column >= cells.count else {
            for (place, byte) in ascii.enumerated() {
                put(Cell(scalar: Unicode.Scalar(byte), style: style), at: column + place)
            }
            return
        }
        pad(to: column)
        cells.append(contentsOf: ascii.lazy.map { Cell(scalar: Unicode.Scalar($0), style: style) })
    }

    mutating func cut(to column: Int) {
        if column < cells.count { cells.removeSubrange(column...) }
    }

    /// The columns up to this one become blank.
    mutating func blank(through column: Int) {
        guard !cells.isEmpty else { return }
        for place in 0...min(column, cells.count - 1) { cells[place] = .blank }
    }

    func write(to text: inout StyledText) {
        for cell in cells { text.append(cell.scalar, cell.style) }
    }

    private mutating func pad(to column: Int) {
        if column > cells.count { cells += repeatElement(.blank, count: column - cells.count) }
    }
}
