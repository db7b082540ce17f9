import Domain
import Queries

/// A conversation drawn: where one is in it, what was said around the chosen entry, and where there is room what was
/// done at its left and all of the chosen one at its right.
struct TalkView {
    private static let outlineColumns = 110
    private static let inspectorColumns = 150

    private let screen: TalkScreen
    private let area: CellArea
    private let context: TopContext
    private let maker: TalkLines

    init(_ screen: TalkScreen, in area: CellArea, _ context: TopContext) {
        self.screen = screen
        self.area = area
        self.context = context
        maker = TalkLines(
            columns: Self.middle(of: area).columns,
            showsThinking: screen.showsThinking,
            expanded: screen.expanded
        )
    }

    // MARK: - Where things stand

    private static func outline(of area: CellArea) -> CellArea {
        area.without(first: 2).leading(area.columns >= outlineColumns ? 30 : 0)
    }

    private static func inspector(of area: CellArea) -> CellArea {
        let columns = area.columns >= inspectorColumns ? min(80, area.columns / 3) : 0
        return area.without(first: 2).without(leading: area.columns - columns)
    }

    private static func middle(of area: CellArea) -> CellArea {
        let left = outline(of: area).columns
        let right = inspector(of: area).columns
        let start = left > 0 ? left + 1 : 0
        let whole = area.without(first: 2).without(leading: start)
        return whole.leading(whole.columns - (right > 0 ? right + 1 : 0))
    }

    private typealias Numbered = (number: Int, line: TalkLines.Line)

    private func lines(of number: Int) -> [Numbered] {
        guard let entry = screen.entry(number) else { return [] }
        return maker.lines(of: entry, number: number + 1, context).map { (number, $0) }
    }

    /// How far the chosen entry can be scrolled by itself.
    var innerMax: Int { max(0, lines(of: screen.chosen).count - 1) }

    /// What is seen: around the chosen one, as much as fits.
    private var window: [Numbered] {
        let rows = Self.middle(of: area).rows
        guard rows > 0 else { return [] }
        var lines = lines(of: screen.chosen)
        var first = min(screen.inner, max(0, lines.count - 1))
        var number = screen.chosen - 1
        while first < rows, screen.entry(number) != nil {
            let before = self.lines(of: number)
            lines = before + lines
            first += before.count
            number -= 1
        }
        number = screen.chosen + 1
        while lines.count - first < rows, screen.entry(number) != nil {
            lines += self.lines(of: number)
            number += 1
        }
        let top = max(0, min(first - rows / 3, lines.count - rows))
        return Array(lines.dropFirst(top).prefix(rows))
    }

    /// The entry whose line was pressed.
    func entry(at act: MouseAct) -> Int? {
        let middle = Self.middle(of: area)
        guard middle.contains(row: act.row, column: act.column) else { return nil }
        let place = act.row - middle.top
        let window = window
        return window.indices.contains(place) ? window[place].number : nil
    }

    // MARK: - Drawing

    func draw(on buffer: inout CellBuffer) {
        guard screen.failure == nil, !screen.picture.entries.isEmpty else {
            let nothing = screen.isTold ? "nothing is recorded of what was said" : "reads what was said"
            let text = screen.failure.map { SafeText.of($0) } ?? nothing
            buffer.write(cut: " " + text, screen.failure == nil ? .dim : .bad, row: 0, in: area)
            return
        }
        drawPlace(on: &buffer)
        buffer.write(String(repeating: "─", count: area.columns), .dim, row: 1, in: area)
        drawMiddle(on: &buffer)
        drawOutline(on: &buffer)
        drawInspector(on: &buffer)
    }

    private func drawPlace(on buffer: inout CellBuffer) {
        let count = screen.last + 1
        let at = screen.entry(screen.chosen)?.at
        var column = buffer.write(" \(screen.chosen + 1) of \(count)", .strong, row: 0, in: area)
        column = buffer.write("   \(at.map { context.clock($0) } ?? "")   ", .dim, row: 0, column: column, in: area)
        let cost = screen.picture.cost(upTo: at).map { "\($0) so far" } ?? ""
        let state = screen.isPlaying ? "▶ plays" : ""
        let end = [state, cost].filter { !$0.isEmpty }.joined(separator: "   ")
        let room = area.columns - column - CellText.width(of: end) - 4
        if room >= 10 {
            let share = count > 1 ? Double(screen.chosen) / Double(count - 1) : 1
            let bar = min(room, 60)
            let filled = Int((share * Double(bar - 1)).rounded())
            column = buffer.write(String(repeating: "━", count: filled), .accent, row: 0, column: column, in: area)
            column = buffer.write("●", .accent, row: 0, column: column, in: area)
            let rest = String(repeating: "─", count: bar - 1 - filled)
            column = buffer.write(rest, .dim, row: 0, column: column, in: area)
        }
        let style: TextStyle = screen.isPlaying ? .good : .plain
        buffer.write(right: end, style, row: 0, column: column, columns: area.columns - column - 1, in: area)
    }

    private func drawMiddle(on buffer: inout CellBuffer) {
        let middle = Self.middle(of: area)
        for (row, entry) in window.enumerated() {
            let isChosen = entry.number == screen.chosen
            let line = entry.line
            let room = middle.columns - line.indent - (line.right.isEmpty ? 1 : CellText.width(of: line.right) + 3)
            let cut = CellArea(
                top: middle.top,
                left: middle.left,
                rows: middle.rows,
                columns: line.indent + max(0, room)
            )
            buffer.write(line.text, over: line.over, row: row, column: line.indent, in: cut)
            if !line.right.isEmpty {
                buffer.write(
                    right: line.right,
                    line.rightStyle,
                    row: row,
                    column: 0,
                    columns: middle.columns - 1,
                    in: middle
                )
            }
            if isChosen { buffer.write(line.indent == 0 ? ">" : "│", .strong, row: row, in: middle) }
        }
    }

    // MARK: - Beside it

    /// What was asked, what was done, and what went wrong.
    private func drawOutline(on buffer: inout CellBuffer) {
        let outline = Self.outline(of: area)
        guard outline.columns > 0 else { return }
        for row in 0..<outline.rows {
            buffer.write("│", .dim, row: row + 2, column: outline.columns, in: area)
        }
        let numbers = (screen.picture.skipped...screen.last).filter { number in
            guard let entry = screen.entry(number) else { return false }
            return entry.isTool || entry.isFailure || entry.part.kind == .user
        }
        let here = numbers.lastIndex { $0 <= screen.chosen } ?? 0
        let first = max(0, min(here - outline.rows / 2, numbers.count - outline.rows))
        for (row, number) in numbers.dropFirst(first).prefix(outline.rows).enumerated() {
            guard let entry = screen.entry(number) else { continue }
            let isHere = first + row == here
            let isUser = entry.part.kind == .user
            let title = isUser ? entry.part.lines.first?.text.text ?? "" : entry.part.title.text
            let style: TextStyle = entry.isFailure ? .bad : isUser ? .title : isHere ? .strong : .plain
            let text = "\(isHere ? ">" : " ")\(entry.isFailure ? "✗ " : "")\(isUser ? "" : "  ")\(SafeText.of(title))"
            buffer.write(cut: text, style, row: row, in: outline)
        }
    }

    /// All of the chosen one.
    private func drawInspector(on buffer: inout CellBuffer) {
        let inspector = Self.inspector(of: area)
        guard inspector.columns > 0, let entry = screen.entry(screen.chosen) else { return }
        for row in 0..<inspector.rows {
            buffer.write("│", .dim, row: row + 2, column: area.columns - inspector.columns - 1, in: area)
        }
        let body = inspector.without(leading: 1)
        var row = 0
        func line(_ text: StyledText, _ style: TextStyle = .plain) {
            guard row < body.rows else { return }
            buffer.write(text, over: style, row: row, in: body)
            row += 1
        }
        line(StyledText("\(screen.chosen + 1)  \(entry.part.kind.rawValue)", .title))
        if let at = entry.at { line(StyledText("at      \(context.clock(at))", .dim)) }
        if let model = entry.model { line(StyledText("model   \(model)", .dim)) }
        if let took = entry.took { line(StyledText("took    \(BriefDuration.text(took))", .dim)) }
        if !entry.part.title.isEmpty { line(entry.part.title) }
        for part in [entry.part] + (entry.result.map { [$0] } ?? []) {
            if part.kind == .toolResult { line(part.title) }
            for text in part.lines {
                let style: TextStyle = text.change == .added ? .good : text.change == .removed ? .bad : .plain
                for piece in CellText.wrap(text.text.text, to: body.columns - 1) { line(StyledText(piece), style) }
                if row >= body.rows { return }
            }
        }
    }
}
