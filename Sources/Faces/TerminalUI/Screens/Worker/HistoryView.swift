import Domain
import Queries

/// The runs of a task drawn, and under them what happened in the chosen one.
struct HistoryView {
    private static let columns = [
        Grid.Column("RUN", 9), Grid.Column("ATT", 3, isRight: true, rank: 4), Grid.Column("STARTED", 7, rank: 2),
        Grid.Column("TOOK", 7, isRight: true, rank: 3), Grid.Column("OUTCOME", 13),
        Grid.Column("EXIT", 4, isRight: true),
        Grid.Column("COST", 10, isRight: true), Grid.Column("REASON", 8, isWide: true, rank: 1),
    ]

    private let screen: HistoryScreen
    private let area: CellArea
    private let context: TopContext

    init(_ screen: HistoryScreen, in area: CellArea, _ context: TopContext) {
        self.screen = screen
        self.area = area
        self.context = context
    }

    var listArea: CellArea {
        let most = max(1, min(area.rows / 3, area.rows - 5))
        return area.without(first: 1).first(min(most, max(1, screen.picture.entries.count)))
    }

    private var below: CellArea { area.without(first: listArea.bottom - area.top) }

    var eventsArea: CellArea { below.without(first: 2) }

    func draw(on buffer: inout CellBuffer) {
        let grid = Grid(Self.columns, width: area.columns)
        grid.drawTitles(on: &buffer, row: 0, in: area)
        let list = listArea
        guard !screen.picture.entries.isEmpty else {
            let text = screen.failure ?? "it has no runs yet"
            buffer.write(cut: "  " + SafeText.of(text), screen.failure == nil ? .dim : .bad, row: 0, in: list)
            return
        }
        let chosen = screen.list.chosen(in: screen.ids)
        for (line, place) in screen.list.cursor.window(of: screen.ids, rows: list.rows).enumerated() {
            let entry = screen.picture.entries[place]
            grid.draw(fields(entry), on: &buffer, row: line, in: list, isChosen: place == chosen && !screen.isInEvents)
            if place == chosen, screen.isInEvents { buffer.write(">", .strong, row: line, in: list) }
        }
        drawEvents(on: &buffer)
    }

    private func fields(_ entry: HistoryPicture.Entry) -> [Grid.Field] {
        let run = entry.run
        let outcome = run.outcome ?? run.status
        let mark = TopInk.mark(ofStatus: outcome)
        let took = (run.endedAt ?? context.now) - run.spawnedAt
        return [
            Grid.Field(SafeText.of(ShortName.run(run.id)), .strong), Grid.Field(run.attempt.map { "\($0)" } ?? "-"),
            Grid.Field(context.brief(run.spawnedAt)), Grid.Field(TopAge.long(took)),
            Grid.Field(SafeText.of("\(mark.sign) \(outcome)"), mark.style),
            Grid.Field(run.signal.map { "s\($0)" } ?? run.exitCode.map { "\($0)" } ?? "-"),
            Grid.Field(Self.cost(entry.usage)), Grid.Field(SafeText.of(Self.why(run)), .dim),
        ]
    }

    /// A run that used no model has cost nothing that is known of.
    static func cost(_ usage: RunUsage) -> String {
        guard usage.calls > 0 else { return "-" }
        if usage.unpricedCalls == usage.calls { return "unpriced" }
        return BriefMoney.text(usage.cost) + (usage.unpricedCalls > 0 ? "+?" : "")
    }

    private static func why(_ run: RecordedRun) -> String {
        let said = [run.failureReason, run.summary, run.reason].compactMap { $0 }
        return said.first { !$0.isEmpty && $0 != run.outcome } ?? ""
    }

    // MARK: - What happened

    private func drawEvents(on buffer: inout CellBuffer) {
        let below = below
        guard below.rows >= 2 else { return }
        buffer.write(String(repeating: "─", count: below.columns), .dim, row: 0, in: below)
        let events = screen.shownEvents
        let run = screen.chosen.map { ShortName.run($0.run.id) } ?? ""
        let behind = buffer.write(" EVENTS ", .title, row: 1, in: below)
        buffer.write(cut: SafeText.of(run), .strong, row: 1, column: behind, in: below)
        let keys = screen.isInEvents ? "← runs" : "→ to move here"
        let count = "\(events.count)\(screen.happened.hasMore ? " newest" : "")  \(keys)"
        buffer.write(right: count, .dim, row: 1, column: 0, columns: below.columns - 1, in: below)
        let list = eventsArea
        guard !events.isEmpty else {
            let text =
                screen.toldRun == nil
                ? "" : screen.events.filter.isEmpty ? "nothing is recorded of it" : "none is like that; esc shows all"
            buffer.write(cut: "  " + text, .dim, row: 0, in: list)
            return
        }
        let ids = events.indices.map { "\($0)" }
        let chosen = screen.events.chosen(in: ids)
        // Until somebody moves in them, what happened last is seen.
        let window =
            screen.isInEvents
            ? screen.events.cursor.window(of: ids, rows: list.rows)
            : max(0, events.count - list.rows)..<events.count
        for (line, place) in window.enumerated() {
            draw(events[place], on: &buffer, row: line, in: list)
            guard screen.isInEvents, place == chosen else { continue }
            buffer.write(">", .strong, row: line, in: list)
            let row = CellArea(top: list.top + line, left: list.left, rows: 1, columns: list.columns)
            buffer.restyle(row) { $0.chosen }
        }
    }

    private func draw(_ event: RecordedEvent, on buffer: inout CellBuffer, row: Int, in list: CellArea) {
        let civil = context.civil(event.at)
        let time = "\(context.clock(event.at)).\(Digits.padded(civil.nanosecond / 1_000_000, to: 3))"
        var column = buffer.write(" \(time) ", .dim, row: row, in: list)
        let level = Self.style(ofLevel: event.severity)
        column = buffer.write(
            CellText.fit(SafeText.of(event.severity), to: 8),
            level,
            row: row,
            column: column,
            in: list
        )
        let name = CellText.fit(SafeText.of(event.type), to: list.columns >= 100 ? 26 : 20)
        let style: TextStyle = event.origin == .agent ? .accent : .plain
        column = buffer.write(name + " ", style, row: row, column: column, in: list)
        buffer.write(cut: SafeText.of(event.message), row: row, column: column, in: list)
    }

    private static func style(ofLevel level: String) -> TextStyle {
        switch level {
        case "error", "critical", "fatal": .bad
        case "warn", "warning": .warning
        default: .dim
        }
    }
}
