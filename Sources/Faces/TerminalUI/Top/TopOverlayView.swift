import Domain

/// What lies in front of the screens, drawn.
enum TopOverlayView {
    static func draw(_ top: Top, on buffer: inout CellBuffer, in area: CellArea) {
        switch top.overlay {
        case .help(let scroll): drawHelp(top, scroll, on: &buffer, in: area)
        case .commands(let scroll): drawCommands(top, scroll, on: &buffer, in: area)
        case .confirm(_, let title, let lines): drawConfirmation(title, lines, on: &buffer, in: area)
        case .ask(let question, let field): drawQuestion(question, field, on: &buffer, in: area)
        case .palette(let palette): drawPalette(palette, on: &buffer, in: area)
        case .restart(let dialog):
            let lines = dialog.lines(top.context)
            let inner = DialogBox.draw(dialog.title, rows: lines.count, columns: 58, on: &buffer, in: area)
            for (row, line) in lines.enumerated() { buffer.write(cut: line.text, line.style, row: row, in: inner) }
        case nil: break
        }
    }

    // MARK: - Help

    private static let everywhere = [
        KeyHint("1-6", "", "another screen"), KeyHint("↵ esc", "", "into what is chosen, and back"),
        KeyHint("⇥", "", "the next tab"), KeyHint("-", "", "the screen before this one"),
        KeyHint("j k g G", "", "down, up, to the first, to the last; arrows and pages, too"),
        KeyHint("^d ^u", "", "half a page down, and up"), KeyHint(":", "", "say what to do, or any line of roost"),
        KeyHint("@", "", "the command lines equal to what the keys did"), KeyHint("^r", "", "look anew"),
        KeyHint("^l", "", "paint the screen anew"), KeyHint("^z", "", "to the shell, and back with fg"),
        KeyHint("q ^c", "", "back, and out: no worker ends by it"),
    ]

    private static func drawHelp(_ top: Top, _ scroll: Int, on buffer: inout CellBuffer, in area: CellArea) {
        var rows: [(keys: String, text: String, isTitle: Bool)] = []
        let screen = top.screen?.hints(top.context) ?? []
        if !screen.isEmpty {
            rows.append(("", "HERE", true))
            rows += screen.map { ($0.keys, $0.summary, false) }
            rows.append(("", "", false))
        }
        rows.append(("", "EVERYWHERE", true))
        rows += everywhere.map { ($0.keys, $0.summary, false) }
        let title = "Keys · \(top.trail.last ?? top.tab.title)"
        let height = min(rows.count, area.rows - 4)
        let inner = DialogBox.draw(title, rows: height, columns: min(70, area.columns - 6), on: &buffer, in: area)
        let first = max(0, min(scroll, rows.count - inner.rows))
        for (place, row) in rows.dropFirst(first).prefix(inner.rows).enumerated() {
            buffer.write(cut: row.keys, .strong, row: place, columns: 13, in: inner)
            buffer.write(
                cut: row.text,
                row.isTitle ? .title : .plain,
                row: place,
                column: row.isTitle ? 0 : 14,
                in: inner
            )
        }
        drawMore(rows.count, first, on: &buffer, in: inner)
    }

    private static func drawMore(_ count: Int, _ first: Int, on buffer: inout CellBuffer, in inner: CellArea) {
        guard first + inner.rows < count, inner.rows > 0 else { return }
        let text = "▼ \(count - first - inner.rows) more"
        buffer.write(
            text,
            .dim,
            row: inner.rows,
            column: inner.columns - CellText.width(of: text),
            in: CellArea(
                top: inner.top,
                left: inner.left,
                rows: inner.rows + 1,
                columns: inner.columns
            )
        )
    }

    // MARK: - The log of commands

    private static func drawCommands(_ top: Top, _ scroll: Int, on buffer: inout CellBuffer, in area: CellArea) {
        let entries = Array(top.log.entries.reversed())
        let columns = area.columns - 8
        let rows = max(1, min(entries.count * 2, area.rows - 6))
        let inner = DialogBox.draw(
            "What the keys did, as command lines",
            rows: rows,
            columns: columns,
            on: &buffer,
            in: area
        )
        guard !entries.isEmpty else {
            buffer.write(cut: "nothing yet: only what changes something stands here", .dim, row: 0, in: inner)
            return
        }
        let first = min(scroll, max(0, entries.count - 1))
        for (place, entry) in entries.dropFirst(first).enumerated() where place * 2 < inner.rows {
            let column = buffer.write(top.context.clock(entry.at) + " ", .dim, row: place * 2, in: inner)
            buffer.write(cut: SafeText.of(entry.text), .strong, row: place * 2, column: column, in: inner)
            let result = entry.result.map { "\(entry.isOK ? "✓" : "✗") \(SafeText.of($0))" } ?? "◌ goes on"
            buffer.write(cut: result, entry.isOK ? .dim : .bad, row: place * 2 + 1, column: column, in: inner)
        }
    }

    // MARK: - Questions

    private static func drawConfirmation(
        _ title: String,
        _ lines: [String],
        on buffer: inout CellBuffer,
        in area: CellArea
    ) {
        let wrapped = lines.flatMap { CellText.wrap(SafeText.of($0), to: 54, linesMax: 4) }
        let rows = wrapped.count + 2
        let inner = DialogBox.draw(SafeText.of(title), rows: rows, columns: 54, on: &buffer, in: area, .warning)
        for (row, line) in wrapped.enumerated() { buffer.write(cut: line, row: row, in: inner) }
        buffer.write("y yes    n no", .strong, row: rows - 1, in: inner)
    }

    private static func drawQuestion(
        _ question: TextQuestion,
        _ field: TextField,
        on buffer: inout CellBuffer,
        in area: CellArea
    ) {
        let hints = CellText.wrap(SafeText.of(question.hint), to: 60, linesMax: 4)
        let inner = DialogBox.draw(
            SafeText.of(question.title),
            rows: hints.count + 3,
            columns: 60,
            on: &buffer,
            in: area
        )
        field.draw(on: &buffer, row: 0, in: inner)
        for (row, line) in hints.enumerated() { buffer.write(cut: line, .dim, row: row + 1, in: inner) }
        buffer.write("↵ do it    esc leave it", .strong, row: hints.count + 2, in: inner)
    }

    private static func drawPalette(_ palette: CommandPalette, on buffer: inout CellBuffer, in area: CellArea) {
        let matches = palette.matches.prefix(CommandPalette.shownMax)
        let inner = DialogBox.draw(
            "Say what to do",
            rows: max(1, matches.count) + 2,
            columns: 60,
            on: &buffer,
            in: area
        )
        buffer.write(":", .title, row: 0, in: inner)
        palette.field.draw(on: &buffer, row: 0, in: inner.without(leading: 2))
        for (place, entry) in matches.enumerated() {
            let isChosen = place == palette.choice
            buffer.write(isChosen ? ">" : " ", .strong, row: place + 2, in: inner)
            buffer.write(cut: entry.word, .strong, row: place + 2, column: 2, columns: 16, in: inner)
            buffer.write(cut: SafeText.of(entry.summary), .dim, row: place + 2, column: 19, in: inner)
        }
        if matches.isEmpty { buffer.write("↵ runs it as a line of roost", .dim, row: 2, in: inner) }
    }
}
