import Domain
import Queries

/// The tasks drawn: a list, and under it what happened to the one that is chosen.
struct TasksView {
    private static let columns = [
        Grid.Column("TASK", 13), Grid.Column("P", 2, rank: 2), Grid.Column("STATUS", 10),
        Grid.Column("SRC", 7, rank: 6), Grid.Column("AGE", 4, isRight: true, rank: 3),
        Grid.Column("RUNS", 4, isRight: true, rank: 5), Grid.Column("COST", 8, isRight: true, rank: 4),
        Grid.Column("PR", 5, rank: 7), Grid.Column("TITLE", 12, isWide: true, rank: 1),
    ]

    private let screen: TasksScreen
    private let area: CellArea
    private let context: TopContext
    private let rows: [RecordedTask]

    init(_ screen: TasksScreen, in area: CellArea, _ context: TopContext) {
        self.screen = screen
        self.area = area
        self.context = context
        rows = screen.rows
    }

    private var storyRows: Int { area.rows < 12 ? 0 : min(12, max(4, area.rows / 4)) }

    var listArea: CellArea { area.without(first: 2).without(last: storyRows) }

    func title(at act: MouseAct) -> String? {
        guard act.row == area.top + 1 else { return nil }
        return Grid(Self.columns, width: area.columns).places.first { $0.columns.contains(act.column - area.left) }?
            .title
    }

    func draw(on buffer: inout CellBuffer) {
        drawHead(on: &buffer)
        let grid = Grid(Self.columns, width: area.columns)
        grid.drawTitles(on: &buffer, row: 1, in: area, sortedBy: screen.order.rawValue)
        let list = listArea
        let ids = rows.map(\.id)
        let chosen = screen.list.chosen(in: ids)
        for (line, place) in screen.list.cursor.window(of: ids, rows: list.rows).enumerated() {
            grid.draw(fields(rows[place]), on: &buffer, row: line, in: list, isChosen: place == chosen)
        }
        if rows.isEmpty { drawNothing(on: &buffer, in: list) }
        if storyRows > 0 { drawStory(on: &buffer, in: area.last(storyRows)) }
    }

    private func drawHead(on buffer: inout CellBuffer) {
        var counts: [String: Int] = [:]
        for task in screen.picture.tasks { counts[task.status, default: 0] += 1 }
        let order = ["active", "assigned", "detected", "blocked", "failed", "completed", "cancelled"]
        let told = order.compactMap { word in counts[word].map { "\($0) \(word)" } }
        let shown = "\(rows.count) of \(screen.picture.tasks.count)\(screen.picture.hasMore ? "+" : "")"
        buffer.write(
            cut: " " + told.joined(separator: " · "),
            .dim,
            row: 0,
            columns: area.columns - shown.count - 2,
            in: area
        )
        buffer.write(right: shown, .dim, row: 0, column: 0, columns: area.columns - 1, in: area)
    }

    private func fields(_ task: RecordedTask) -> [Grid.Field] {
        let isAsking = screen.isAsking(task)
        let mark = isAsking ? (sign: "◆", style: TextStyle.asking) : TopInk.mark(ofStatus: task.status)
        let status = isAsking ? "needs you" : task.isHeld && task.status == "detected" ? "held" : task.status
        return [
            Grid.Field("\(mark.sign)\(SafeText.of(task.id))", mark.style),
            Grid.Field(task.priority.map { "\($0)" } ?? "-"), Grid.Field(SafeText.of(status), mark.style),
            Grid.Field(SafeText.of(task.source)), Grid.Field(context.age(of: task.detectedAt)),
            Grid.Field("\(task.runCount)"),
            Grid.Field(task.cost == .zero && task.unpricedCalls == 0 ? "-" : BriefMoney.text(task.cost)),
            Grid.Field(task.pullRequestNumber.map { "#\($0)" } ?? "-"), Grid.Field(SafeText.of(task.title ?? "")),
        ]
    }

    private func drawNothing(on buffer: inout CellBuffer, in list: CellArea) {
        let text =
            if let failure = screen.failure { failure } else if screen.picture.tasks.isEmpty {
                "there are no tasks yet: n adds one"
            } else { "no task is like that; esc shows all" }
        buffer.write(cut: SafeText.of(text), screen.failure == nil ? .dim : .bad, row: 0, column: 2, in: list)
    }

    private func drawStory(on buffer: inout CellBuffer, in area: CellArea) {
        buffer.write(String(repeating: "─", count: area.columns), .dim, row: 0, in: area)
        guard let task = screen.chosen else { return }
        let why = task.failureReason.map { "  ✗ \($0)" } ?? ""
        buffer.write(cut: SafeText.of(" \(task.id)  \(task.title ?? "")\(why)"), .strong, row: 1, in: area)
        let entries = screen.story.entries.suffix(max(0, area.rows - 2))
        for (row, entry) in entries.enumerated() {
            let column = buffer.write(" \(context.brief(entry.at)) ", .dim, row: row + 2, in: area)
            let kind = CellText.fit(entry.kind.rawValue, to: 10)
            let behind = buffer.write(kind, .accent, row: row + 2, column: column, in: area)
            let text = [entry.name, entry.text].filter { !$0.isEmpty }.joined(separator: "  ")
            buffer.write(cut: " " + SafeText.of(text), row: row + 2, column: behind, in: area)
        }
    }
}
