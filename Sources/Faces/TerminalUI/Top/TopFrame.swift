import Control
import Domain

/// The whole screen: a line of how the flock is, a line of where one is, the screen itself, and the keys.
enum TopFrame {
    private static let headRows = 3

    static func body(of top: Top) -> CellArea { middle(of: top).without(last: taleRows(of: top)) }

    /// All between the lines of the head and that of the keys.
    private static func middle(of top: Top) -> CellArea {
        CellArea(top.size).without(first: headRows).without(last: 1)
    }

    /// With its rule; of one height from the first line on, so that nothing jumps.
    private static func taleRows(of top: Top) -> Int { top.tale.isEmpty ? 0 : max(3, min(11, top.size.rows / 4)) }

    static func draw(_ top: Top, on buffer: inout CellBuffer) {
        guard top.size.isEnough else {
            let least = ScreenSize.least
            buffer.write(cut: "enlarge to \(least.columns)x\(least.rows)", .warning, row: 0, in: buffer.area)
            return
        }
        drawStatus(top.context, on: &buffer)
        drawPlace(top, on: &buffer)
        buffer.write(String(repeating: "─", count: buffer.size.columns), .dim, row: 2, in: buffer.area)
        let body = body(of: top)
        top.screen?.draw(on: &buffer, in: body, top.context)
        drawTale(top.tale, on: &buffer, in: middle(of: top).last(taleRows(of: top)))
        drawToasts(top, on: &buffer, in: body)
        drawKeys(top, on: &buffer)
        TopOverlayView.draw(top, on: &buffer, in: buffer.area)
    }

    // MARK: - How the flock is

    private static func drawStatus(_ context: TopContext, on buffer: inout CellBuffer) {
        let area = buffer.area
        var column = buffer.write(" roost ", .title, row: 0, in: area)
        for (place, part) in statusParts(context, isWide: area.columns >= 110).enumerated() {
            if place > 0 { column = buffer.write(" │ ", .dim, row: 0, column: column, in: area) }
            column = buffer.write(cut: part.text, part.style, row: 0, column: column, in: area)
        }
        let clock = context.clock(context.now)
        buffer.write(" │ ", .dim, row: 0, column: area.columns - 11, in: area)
        buffer.write(clock, row: 0, column: area.columns - 8, in: area)
    }

    private static func statusParts(_ context: TopContext, isWide: Bool) -> [(text: String, style: TextStyle)] {
        let flock = context.flock
        var parts = [daemon(context, isWide)]
        if context.isReadOnly { parts.append(("read only", .dim)) }
        let slots = flock.workersMax > 0 ? "/\(flock.workersMax)" : ""
        parts.append(("\(flock.runs.count)\(slots) workers", .plain))
        let asking = flock.runs.count { $0.need == .answer }
        if asking > 0 { parts.append(("◆\(asking) \(asking == 1 ? "needs" : "need") you", .asking)) }
        if let text = context.spending.text { parts.append(money(text, context.spending, isWide)) }
        if let failure = flock.restartFailure { parts.append(("✗ restart failed: \(failure)", .bad)) }
        return parts
    }

    private static func daemon(_ context: TopContext, _ isWide: Bool) -> (text: String, style: TextStyle) {
        switch context.link {
        case .unknown: return ("◌ looks for the daemon", .dim)
        case .gone: return ("○ no daemon: this is what its files say; S starts one", .warning)
        case .open: break
        }
        let flock = context.flock
        let up = flock.startedAt.map { "up \(TopAge.long(context.now - $0))" } ?? ""
        let pid = isWide ? flock.pid.map { "PID \($0) " } ?? "" : ""
        if flock.state == "running" { return ("● \(isWide ? "running " : "")\(pid)\(up)", .good) }
        return ("◐ \(SafeText.of(flock.state)) \(pid)\(up)", .warning)
    }

    private static func money(_ text: String, _ spending: TopSpending, _ isWide: Bool) -> (String, TextStyle) {
        let hours =
            spending.hours.isEmpty ? "" : " " + Sparkline.text(spending.hours, columns: min(8, spending.hours.count))
        let share = spending.share ?? 0
        return ((isWide ? "today " : "") + text + hours, share >= 1 ? .bad : share >= 0.8 ? .warning : .plain)
    }

    // MARK: - Where one is

    enum Meaning: Hashable {
        case tab(TopTab)
        case part(Int)
        case back
        case help
    }

    private static func drawPlace(_ top: Top, on buffer: inout CellBuffer) {
        for piece in pieces(top) {
            buffer.write(piece.text, piece.style, row: 1, column: piece.column, in: buffer.area)
        }
    }

    private struct Piece {
        let text: String
        let style: TextStyle
        let column: Int
        let meaning: Meaning?
    }

    private static func pieces(_ top: Top) -> [Piece] {
        var pieces: [Piece] = []
        var column = 1
        func add(_ text: String, _ style: TextStyle, _ meaning: Meaning?, gap: Int) {
            pieces.append(Piece(text: text, style: style, column: column, meaning: meaning))
            column += CellText.width(of: text) + gap
        }
        if top.trail.isEmpty {
            for tab in TopTab.allCases where top.has(tab) {
                let isOpen = tab == top.tab
                let text = isOpen ? "[\(tab.rawValue)]\(tab.title)" : " \(tab.rawValue) \(tab.title)"
                add(text, isOpen ? .title : .plain, .tab(tab), gap: 1)
            }
        } else {
            let titles = top.screen?.parts?.titles ?? []
            let taken = titles.reduce(12) { $0 + CellText.width(of: $1) + 3 }
            let room = max(12, top.size.columns - taken)
            add(CellText.cutFront(top.trail.joined(separator: " › "), to: room), .strong, .back, gap: 3)
            let parts = top.screen?.parts ?? ([], 0)
            for (place, title) in parts.titles.enumerated() {
                add(
                    place == parts.open ? "⟨\(title)⟩" : title,
                    place == parts.open ? .title : .plain,
                    .part(place),
                    gap: 2
                )
            }
        }
        let note = top.screen?.note ?? ""
        if top.trail.isEmpty { column += 1 }
        if !note.isEmpty { add(CellText.cut(note, to: max(0, top.size.columns - column - 9)), .accent, nil, gap: 1) }
        let help = Piece(text: "?:help", style: .dim, column: top.size.columns - 7, meaning: .help)
        return pieces.filter { $0.column + CellText.width(of: $0.text) < help.column } + [help]
    }

    static func meaning(ofPressAt act: MouseAct, in top: Top) -> Meaning? {
        guard act.row == 1 else { return nil }
        return pieces(top).first { piece in
            act.column >= piece.column && act.column < piece.column + CellText.width(of: piece.text)
        }?.meaning
    }

    // MARK: - What is told, and the keys

    private static func drawToasts(_ top: Top, on buffer: inout CellBuffer, in body: CellArea) {
        for (place, toast) in top.toasts.reversed().enumerated() where place < body.rows {
            let row = body.rows - 1 - place
            let style: TextStyle = toast.isTrouble ? .bad.chosen : .accent.chosen
            let text = CellText.cut(" \(toast.isTrouble ? "✗" : "✓") \(SafeText.of(toast.text)) ", to: body.columns)
            buffer.write(text, style, row: row, column: body.columns - CellText.width(of: text), in: body)
        }
    }

    private static func drawTale(_ tale: [StyledText], on buffer: inout CellBuffer, in area: CellArea) {
        guard area.rows > 0 else { return }
        buffer.write(String(repeating: "─", count: area.columns), .dim, row: 0, in: area)
        for (place, line) in tale.suffix(area.rows - 1).enumerated() {
            buffer.write(StyledRows.cut(line, to: area.columns - 1), row: place + 1, column: 1, in: area)
        }
    }

    private static func drawKeys(_ top: Top, on buffer: inout CellBuffer) {
        let row = buffer.size.rows - 1
        var column = 1
        let screen = top.screen?.hints(top.context).filter { !$0.isHidden && !$0.label.isEmpty } ?? []
        let own = [
            KeyHint(":", "command", ""), top.trail.isEmpty ? KeyHint("q", "quit", "") : KeyHint("esc", "back", ""),
        ]
        let ownColumns = own.reduce(0) { $0 + CellText.width(of: $1.keys) + CellText.width(of: $1.label) + 3 }
        for hint in screen {
            let wanted = CellText.width(of: hint.keys) + 1 + CellText.width(of: hint.label)
            guard column + wanted + 2 + ownColumns <= buffer.size.columns else { break }
            column = draw(hint, on: &buffer, row: row, column: column)
        }
        for hint in own { column = draw(hint, on: &buffer, row: row, column: column) }
    }

    private static func draw(_ hint: KeyHint, on buffer: inout CellBuffer, row: Int, column: Int) -> Int {
        let behind = buffer.write(hint.keys, .strong, row: row, column: column, in: buffer.area)
        return buffer.write(" \(hint.label)", .dim, row: row, column: behind, in: buffer.area) + 2
    }
}

extension Top {
    /// What the terminal is to show now.
    package func frame() -> CellBuffer {
        var buffer = CellBuffer(size)
        TopFrame.draw(self, on: &buffer)
        return buffer
    }
}
