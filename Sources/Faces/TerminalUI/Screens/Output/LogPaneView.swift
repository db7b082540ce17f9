import Domain
import Queries

/// Lines of logs drawn: a bar of what is shown and how, and the lines.
struct LogPaneView {
    /// The bar and the rule under it.
    static let headRows = 2

    private let pane: LogPane
    private let area: CellArea
    private let context: TopContext

    init(_ pane: LogPane, in area: CellArea, _ context: TopContext) {
        self.pane = pane
        self.area = area
        self.context = context
    }

    static func body(of area: CellArea) -> CellArea { area.without(first: headRows).without(last: 1) }

    func draw(on buffer: inout CellBuffer) {
        drawBar(on: &buffer)
        buffer.write(String(repeating: "─", count: area.columns), .dim, row: 1, in: area)
        let body = Self.body(of: area)
        if pane.book.lines.isEmpty, pane.book.open.isEmpty {
            drawNothing(on: &buffer, in: body)
        } else {
            drawLines(on: &buffer, in: body)
        }
        drawFoot(on: &buffer)
    }

    // MARK: - The bar

    private func drawBar(on buffer: inout CellBuffer) {
        let follows = pane.isFollowing ? "FOLLOW ●" : "HELD ◌"
        let state = [
            "src:\(pane.wish.choice.rawValue)", "wrap:\(word(pane.isWrapped))", "ts:\(word(pane.hasTimes))",
            pane.isRaw ? "raw:on" : nil, "since:\(pane.wish.span.title)", measure,
        ]
        var column = 1
        for part in state.compactMap({ $0 }) {
            column = buffer.write(part, .dim, row: 0, column: column, in: area) + 2
        }
        let room = area.columns - column - CellText.width(of: follows) - 2
        if let finding { buffer.write(cut: finding, .accent, row: 0, column: column, columns: room, in: area) }
        let style: TextStyle = pane.isFollowing ? .good : .warning
        buffer.write(right: follows, style, row: 0, column: 0, columns: area.columns - 1, in: area)
    }

    private func word(_ isOn: Bool) -> String { isOn ? "on" : "off" }

    /// Of one run how much there is, and where one is in it.
    private var measure: String? {
        guard !pane.hasOwners, pane.book.writtenBytes > 0 else { return nil }
        return "\(ByteCount(bytes: pane.book.writtenBytes))"
    }

    private var finding: String? {
        if let typed = pane.typed { return typed }
        var words: [String] = []
        if let only = pane.only { words.append("only: “\(only.text)”") }
        if let search = pane.search {
            let place = pane.current.flatMap { pane.found.firstIndex(of: $0) }.map { "\($0 + 1)/" } ?? ""
            let more = pane.book.hasAll ? "" : "+"
            words.append("find: “\(search.text)” \(place)\(pane.found.count)\(more)")
        }
        if pane.isSearchingBack { words.append("looks further back; esc stops") }
        return words.isEmpty ? nil : SafeText.of(words.joined(separator: "  "))
    }

    // MARK: - Lines

    private func drawNothing(on buffer: inout CellBuffer, in body: CellArea) {
        let text =
            if let failure = pane.book.failure { SafeText.of(failure) } else if pane.isEmpty {
                "nobody is at work: what was written before is with its task"
            } else if pane.book.isOpen {
                "nothing was written that is wanted here"
            } else { "reads …" }
        buffer.write(cut: text, pane.book.failure == nil ? .dim : .bad, row: 0, column: 2, in: body)
    }

    private func drawLines(on buffer: inout CellBuffer, in body: CellArea) {
        let layout = LogLayout(pane, columns: body.columns)
        var anchor = pane.anchor(rows: body.rows, columns: body.columns)
        var row = 0
        while row < body.rows, anchor.line < pane.book.shownEnd {
            defer { anchor = LogPane.Anchor(line: anchor.line + 1, row: 0) }
            guard let line = pane.book.line(anchor.line) else { continue }
            for (place, text) in layout.rows(of: anchor.line).enumerated().dropFirst(anchor.row) {
                guard row < body.rows else { return }
                let isCurrent = anchor.line == pane.current
                drawHead(of: line, isFirst: place == 0, isCurrent, on: &buffer, row: row, in: body)
                buffer.write(text, over: style(of: line), row: row, column: layout.headColumns, in: body)
                row += 1
            }
        }
    }

    private func style(of line: ShownLine) -> TextStyle {
        switch line.source {
        case .out: .plain
        case .err: .warning
        case .run, .orch: .dim
        }
    }

    private func drawHead(
        of line: ShownLine,
        isFirst: Bool,
        _ isCurrent: Bool,
        on buffer: inout CellBuffer,
        row: Int,
        in body: CellArea
    ) {
        var column = 0
        if pane.hasTimes {
            let time = line.time.map(clock) ?? "-"
            if isFirst { buffer.write(time, .dim, row: row, column: column, in: body) }
            column += 13
        }
        if pane.hasOwners {
            let name = CellText.cut("\(SafeText.of(line.task)) \(ShortName.run(line.run))", to: 15)
            if isFirst { buffer.write(name, .accent, row: row, column: column, in: body) }
            column += 16
        }
        let sign = isCurrent && isFirst ? "▸" : " "
        let source = isFirst ? line.source.rawValue : ""
        buffer.write(sign + source, isCurrent ? .strong : style(of: line), row: row, column: column, in: body)
        buffer.write("│", .dim, row: row, column: column + 5, in: body)
    }

    private func clock(_ time: WallTime) -> String {
        "\(context.clock(time)).\(Digits.padded(context.civil(time).nanosecond / 1_000_000, to: 3))"
    }

    private func drawFoot(on buffer: inout CellBuffer) {
        let text: String
        if pane.isFollowing {
            text = "── scroll up to hold it still ──"
        } else if !pane.book.isAtEnd {
            text = "▼ more below · G shows the end"
        } else {
            text = pane.newCount > 0 ? "▼ \(pane.newCount) new · G follows" : "── G follows ──"
        }
        let style: TextStyle = pane.isFollowing || pane.newCount == 0 ? .dim : .warning
        buffer.write(right: text, style, row: area.rows - 1, column: 0, columns: area.columns - 1, in: area)
    }
}
