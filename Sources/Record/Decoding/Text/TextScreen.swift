import Domain

/// The lines that a text can still write over, and where it writes.
///
/// A screen has no height that the text would know: what was there before the text took the whole screen for itself is
/// settled then, and from there on lines are counted from its top.
struct TextScreen: EscapeSink, Sendable {
    private struct Cursor: Sendable {
        var row = 0
        var column = 0
    }

    private static let rowsCountedAtOnce = 16

    private var rows = [TextRow()]
    private var cursor = Cursor()
    private var saved = Cursor()
    private var pen = TextPen()
    private var ownsScreen = false
    private var settled = StyledText()

    var open: StyledText {
        var text = StyledText()
        write(rows[...], to: &text)
        return text
    }

    mutating func takeSettled() -> StyledText {
        defer { settled = StyledText() }
        return settled
    }

    /// All that stands there comes out; the text goes on at the end of it.
    mutating func settleAll() {
        write(rows[...], to: &settled)
        rows = [TextRow()]
        cursor = Cursor()
    }

    // MARK: - What comes

    mutating func take(ascii: UnsafeRawBufferPointer) {
        var rest = ascii[...]
        while !rest.isEmpty {
            makeRoom()
            let part = rest.prefix(FoldedText.columnsMax - cursor.column)
            rows[cursor.row].put(ascii: UnsafeRawBufferPointer(rebasing: part), pen.style, at: cursor.column)
            cursor.column += part.count
            rest = rest.dropFirst(part.count)
        }
    }

    mutating func take(_ scalar: Unicode.Scalar) {
        makeRoom()
        rows[cursor.row].put(TextRow.Cell(scalar: scalar, style: pen.style), at: cursor.column)
        cursor.column += 1
    }

    mutating func take(control: UInt8) {
        switch control {
        case UInt8(ascii: "\n"), 0x0b, 0x0c: endLine()
        case UInt8(ascii: "\r"): cursor.column = 0
        case UInt8(ascii: "\t"): take("\t")
        case 0x08: cursor.column = max(0, cursor.column - 1)
        default: break
        }
    }

    mutating func take(_ sequence: EscapeSequence) {
        guard sequence.isControl else { return takeShort(sequence.final) }
        guard sequence.mark == nil else { return takeMarked(sequence) }
        let count = sequence.number() ?? 1
        switch sequence.final {
        case UInt8(ascii: "m"): pen.take(sequence.parameters)
        case UInt8(ascii: "A"): move(rows: -count)
        case UInt8(ascii: "B"): move(rows: count)
        case UInt8(ascii: "C"): move(column: cursor.column + count)
        case UInt8(ascii: "D"): move(column: cursor.column - count)
        case UInt8(ascii: "E"): move(rows: count, column: 0)
        case UInt8(ascii: "F"): move(rows: -count, column: 0)
        case UInt8(ascii: "G"), UInt8(ascii: "`"): move(column: count - 1)
        case UInt8(ascii: "d"): place(row: count - 1, column: cursor.column)
        case UInt8(ascii: "H"), UInt8(ascii: "f"): place(row: count - 1, column: (sequence.number(1) ?? 1) - 1)
        case UInt8(ascii: "J"): eraseRows(sequence.number() ?? 0)
        case UInt8(ascii: "K"): eraseColumns(sequence.number() ?? 0)
        case UInt8(ascii: "s"): saved = cursor
        case UInt8(ascii: "u"): restore()
        default: break
        }
    }

    private mutating func takeShort(_ final: UInt8) {
        switch final {
        case UInt8(ascii: "7"): saved = cursor
        case UInt8(ascii: "8"): restore()
        case UInt8(ascii: "D"): move(rows: 1)
        case UInt8(ascii: "E"): endLine()
        case UInt8(ascii: "M"): move(rows: -1)
        case UInt8(ascii: "c"):
            leaveLine()
            pen = TextPen()
        default: break
        }
    }

    /// Another screen begins or ends (xterm): what stands on this one stays what it is.
    private mutating func takeMarked(_ sequence: EscapeSequence) {
        let isSwitch = sequence.final == UInt8(ascii: "h") || sequence.final == UInt8(ascii: "l")
        guard isSwitch, sequence.mark == UInt8(ascii: "?"), [47, 1047, 1049].contains(sequence.number() ?? 0) else {
            return
        }
        leaveLine()
        ownsScreen = false
    }

    // MARK: - Moving

    private mutating func move(rows count: Int, column: Int? = nil) {
        cursor.row = min(max(0, cursor.row + count), rows.count - 1)
        if let column { cursor.column = column }
    }

    private mutating func move(column: Int) {
        let reach = max(FoldedText.columnsMovedMax - 1, rows[cursor.row].cells.count)
        cursor.column = min(max(0, column), min(reach, FoldedText.columnsMax - 1))
    }

    private mutating func place(row: Int, column: Int) {
        takeScreen()
        cursor.row = min(row, FoldedText.rowsMax - 1)
        while rows.count <= cursor.row { rows.append(TextRow()) }
        move(column: column)
    }

    private mutating func restore() {
        cursor = saved
        move(rows: 0)
    }

    private mutating func endLine() {
        cursor = Cursor(row: cursor.row + 1, column: 0)
        guard cursor.row == rows.count else { return }
        rows.append(TextRow())
        settleOldest()
    }

    // MARK: - Erasing

    private mutating func eraseRows(_ which: Int) {
        switch which {
        case 0:
            rows[cursor.row].cut(to: cursor.column)
            rows.removeSubrange((cursor.row + 1)...)
        case 1:
            for row in 0..<cursor.row { rows[row].cut(to: 0) }
            rows[cursor.row].blank(through: cursor.column)
        default:
            takeScreen()
            rows = [TextRow()]
            cursor = Cursor()
        }
    }

    private mutating func eraseColumns(_ which: Int) {
        switch which {
        case 0: rows[cursor.row].cut(to: cursor.column)
        case 1: rows[cursor.row].blank(through: cursor.column)
        default: rows[cursor.row].cut(to: 0)
        }
    }

    // MARK: - Settling

    private mutating func takeScreen() {
        guard !ownsScreen else { return }
        ownsScreen = true
        leaveLine()
    }

    private mutating func leaveLine() {
        let isLineOpen = !(rows.last?.cells.isEmpty ?? true)
        settleAll()
        if isLineOpen { settled.append("\n") }
    }

    /// The row is as long as it may be: it comes out with those before it, and goes on where it was.
    private mutating func makeRoom() {
        guard cursor.column >= FoldedText.columnsMax else { return }
        let behind = Array(rows[(cursor.row + 1)...])
        write(rows[...cursor.row], to: &settled)
        rows = [TextRow()] + behind
        cursor = Cursor()
    }

    /// Counting at every line would cost more than the lines.
    private mutating func settleOldest() {
        guard rows.count.isMultiple(of: Self.rowsCountedAtOnce) else { return }
        var count = 0
        if rows.count >= 2 * FoldedText.rowsMax { count = rows.count - FoldedText.rowsMax }
        var cells = rows[count...].reduce(0) { $0 + $1.cells.count }
        while cells > FoldedText.cellsMax, count < rows.count - 1 {
            cells -= rows[count].cells.count
            count += 1
        }
        guard count > 0 else { return }
        write(rows[..<count], to: &settled)
        settled.append("\n")
        rows.removeFirst(count)
        cursor.row -= count
        saved.row = max(0, saved.row - count)
    }

    private func write(_ rows: ArraySlice<TextRow>, to text: inout StyledText) {
        for (place, row) in rows.enumerated() {
            if place > 0 { text.append("\n") }
            row.write(to: &text)
        }
    }
}
