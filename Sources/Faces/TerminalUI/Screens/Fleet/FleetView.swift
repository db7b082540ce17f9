import Control
import Domain
import Queries

/// The fleet drawn: a list and what belongs to it, one under the other, or side by side where there is room.
struct FleetView {
    private static let wideColumns = 110
    /// Lists narrower than that have a line of its own for what somebody does.
    private static let lineColumns = 90
    private static let columns = [
        Grid.Column("STATE", 20), Grid.Column("TASK", 12), Grid.Column("WORKER", 6, rank: 6),
        Grid.Column("AGE", 4, isRight: true, rank: 3), Grid.Column("LAST", 4, isRight: true, rank: 4),
        Grid.Column("OUT/10s", 8, rank: 5), Grid.Column("COST", 7, isRight: true, rank: 2),
        Grid.Column("DOING", 14, isWide: true, rank: 1),
    ]

    private let screen: FleetScreen
    private let area: CellArea
    private let context: TopContext
    private let rows: [FleetRow]
    private let isWide: Bool

    init(_ screen: FleetScreen, in area: CellArea, _ context: TopContext) {
        self.screen = screen
        self.area = area
        self.context = context
        rows = screen.rows
        isWide = area.columns >= Self.wideColumns
    }

    // MARK: - Where things stand

    private var side: CellArea { isWide ? area.leading(area.columns * 56 / 100) : area }

    /// The rows under the titles, and under the list what ended and was decided.
    private var footRows: Int { isWide ? min(12, max(0, area.rows / 3)) : previewRows + 3 }

    private var previewRows: Int { area.rows >= 16 ? 6 : area.rows >= 12 ? 4 : 0 }

    private var roomRows: Int { max(1, side.rows - 1 - footRows) }

    /// Two where what somebody does stands under the rest.
    var rowHeight: Int {
        isWide && side.columns < Self.lineColumns && (rows.count + 1) * 2 <= roomRows ? 2 : 1
    }

    private var grid: Grid {
        Grid(rowHeight == 2 ? Array(Self.columns.dropLast()) : Self.columns, width: side.columns)
    }

    var listArea: CellArea {
        let room = roomRows
        // What has no room in the list may have it under it.
        let wanted = max(1, min(room, rows.count + 1))
        return side.without(first: 1).first(isWide ? room : wanted)
    }

    /// The title that was pressed.
    func title(at act: MouseAct) -> String? {
        guard act.row == area.top else { return nil }
        return grid.places.first { $0.columns.contains(act.column - side.left) }?.title
    }

    // MARK: - Drawing

    func draw(on buffer: inout CellBuffer) {
        drawList(on: &buffer)
        if isWide {
            drawDivider(on: &buffer)
            let foot = side.last(footRows)
            drawWaiting(on: &buffer, in: foot.first(waitingRows))
            drawRecent(on: &buffer, in: foot.without(first: waitingRows))
            let right = area.without(leading: side.columns + 1)
            drawChosen(on: &buffer, in: right.without(last: footRows))
            drawDecisions(on: &buffer, in: right.last(footRows))
        } else {
            let rest = area.without(first: listArea.bottom - area.top)
            drawUnder(on: &buffer, in: rest)
        }
    }

    private func drawList(on buffer: inout CellBuffer) {
        let (grid, height) = (grid, rowHeight)
        grid.drawTitles(on: &buffer, row: 0, in: side, sortedBy: screen.order.rawValue)
        let list = listArea
        guard !rows.isEmpty else { return drawNobody(on: &buffer, in: list) }
        let ids = rows.map(\.id)
        let window = screen.list.cursor.window(of: ids, rows: list.rows / height)
        let chosen = screen.list.chosen(in: ids)
        for (line, place) in window.enumerated() {
            let row = line * height
            grid.draw(fields(rows[place]), on: &buffer, row: row, in: list, isChosen: place == chosen)
            guard height == 2 else { continue }
            let run = rows[place].run
            let style: TextStyle = run.need == .answer ? .asking : .dim
            buffer.write(cut: "   " + SafeText.of(run.doing), style, row: row + 1, in: list)
        }
        let used = window.count * height
        if used < list.rows { drawIdle(on: &buffer, row: used, in: list) }
    }

    private func fields(_ row: FleetRow) -> [Grid.Field] {
        let run = row.run
        let sign = run.verdict == nil && run.status != nil ? "○" : run.need.sign
        let style = run.verdict == nil ? TextStyle.dim : row.style
        return [
            Grid.Field("\(sign) \(SafeText.of(row.state))", style), Grid.Field(SafeText.of(run.task), .strong),
            Grid.Field(SafeText.of(ShortName.worker(run.worker)), .dim),
            Grid.Field(context.age(of: run.startedAt)), Grid.Field(context.age(of: run.lastOutputAt)),
            Grid.Field(Sparkline.text(context.rates.steps(of: run.run), columns: 8), .accent),
            Grid.Field(row.cost.map { BriefMoney.text($0) } ?? "-"), Grid.Field(SafeText.of(run.doing)),
        ]
    }

    private func drawNobody(on buffer: inout CellBuffer, in list: CellArea) {
        let text =
            if !screen.list.filter.isEmpty, !screen.flock.runs.isEmpty {
                "nobody is like that; esc shows all \(screen.flock.runs.count)"
            } else if context.hasDaemon { "nobody is at work: N adds a task" } else { "nobody is at work" }
        buffer.write(cut: text, .dim, row: 0, column: 2, in: list)
    }

    private func drawIdle(on buffer: inout CellBuffer, row: Int, in list: CellArea) {
        let idle = Int(screen.flock.workersMax) - screen.flock.runs.count
        guard idle > 0, screen.list.filter.isEmpty, context.hasDaemon else { return }
        let text = "○ \(idle) \(idle == 1 ? "slot" : "slots") idle, waiting for work"
        buffer.write(cut: text, .dim, row: row, column: 1, in: list)
    }

    private func drawDivider(on buffer: inout CellBuffer) {
        for row in 0..<area.rows { buffer.write("│", .dim, row: row, column: side.columns, in: area) }
    }

    // MARK: - One under the other

    private func drawUnder(on buffer: inout CellBuffer, in rest: CellArea) {
        guard rest.rows >= 2 else { return }
        rule(on: &buffer, row: 0, in: rest)
        var left = rest.without(first: 1)
        if previewRows > 0 {
            drawChosen(on: &buffer, in: left.first(previewRows - 1))
            left = left.without(first: previewRows - 1)
            rule(on: &buffer, row: 0, in: left)
            left = left.without(first: 1)
        }
        let half = max(1, left.rows / 2)
        drawRecent(on: &buffer, in: left.first(half), isTitled: false)
        drawDecisions(on: &buffer, in: left.without(first: half), isTitled: false)
    }

    private func rule(on buffer: inout CellBuffer, row: Int, in area: CellArea) {
        buffer.write(String(repeating: "─", count: area.columns), .dim, row: row, in: area)
    }

    // MARK: - The one that is chosen

    private func drawChosen(on buffer: inout CellBuffer, in area: CellArea) {
        guard let run = screen.live else { return }
        var row = 0
        func line(_ text: String, _ style: TextStyle = .plain) {
            guard row < area.rows else { return }
            buffer.write(cut: " " + text, style, row: row, in: area)
            row += 1
        }
        let picture = screen.picture.run?.id == run.run ? screen.picture : RunPicture()
        line(SafeText.of("\(run.task) · \(picture.task?.title ?? run.run)"), .strong)
        if isWide { line(SafeText.of(about(run, picture)), .dim) }
        if let question = run.questions.first {
            let keys = question.options.isEmpty ? "y allow · n deny · a answer" : "a answer"
            for text in CellText.wrap(SafeText.of("◆ asks: \(question.subject)"), to: area.columns - 2, linesMax: 3) {
                line(text, .asking)
            }
            line("  \(keys)", .strong)
        }
        if let verdict = run.verdict {
            let cause = verdict.cause.known?.text ?? verdict.cause.text
            line(
                SafeText.of("\(run.need.sign) \(run.stateWord) since \(context.brief(verdict.since)): \(cause)"),
                TopInk.style(of: run.need)
            )
            for evidence in verdict.evidence.prefix(isWide ? 3 : 1) { line("  " + SafeText.of(evidence), .dim) }
        }
        if isWide, let worktree = run.worktree {
            line(ShortName.path(SafeText.of(worktree), columns: area.columns - 2), .dim)
        }
        if isWide {
            line(
                "\(ByteCount(bytes: run.outputBytes)) written, the last \(context.age(of: run.lastOutputAt)) ago",
                .dim
            )
        }
        for text in tail(of: run, rows: area.rows - row) {
            buffer.write("┊", .dim, row: row, column: 1, in: area)
            buffer.write(StyledRows.cut(text, to: area.columns - 4), row: row, column: 3, in: area)
            row += 1
        }
    }

    /// `attempt 2 · claude · sonnet · roost/gh-450-a2 · run-…`
    private func about(_ run: FlockStatus.Run, _ picture: RunPicture) -> String {
        let attempt = picture.run?.attempt.map { "attempt \($0)" }
        return [attempt, run.kind, picture.run?.model, picture.run?.branch, run.run].compactMap(\.self)
            .joined(separator: " · ")
    }

    /// The last rows of what it has written.
    private func tail(of run: FlockStatus.Run, rows: Int) -> [StyledText] {
        guard rows > 0 else { return [] }
        let own = screen.tail.filter { $0.run == run.run }
        return own.flatMap { $0.rows(isRaw: false) }.filter { !$0.isEmpty }.suffix(rows)
    }

    // MARK: - What will be, what was, and why

    /// With its rule and title; none where nothing waits.
    private var waitingRows: Int {
        let count = screen.recent.waiting.count
        return count == 0 ? 0 : min(count + 2, max(4, footRows / 2))
    }

    private func drawWaiting(on buffer: inout CellBuffer, in area: CellArea) {
        guard area.rows > 2 else { return }
        let waiting = screen.recent.waiting
        rule(on: &buffer, row: 0, in: area)
        let held = waiting.count(where: \.isHeld)
        let more = waiting.count >= RecentPicture.waitingMax ? "+" : ""
        let behind = buffer.write(" QUEUE", .title, row: 1, in: area)
        let counts = "  \(waiting.count - held)\(more) waiting" + (held > 0 ? ", \(held) held" : "")
        buffer.write(cut: counts, .dim, row: 1, column: behind, in: area)
        for (place, task) in waiting.prefix(area.rows - 2).enumerated() {
            let mark = task.isHeld ? "⊘" : "◌"
            let head = " \(mark) P\(task.priority.map { "\($0)" } ?? "-") "
            let column = buffer.write(head, .dim, row: place + 2, in: area)
            let name = SafeText.of(task.id)
            let next = buffer.write(cut: name, .strong, row: place + 2, column: column, in: area)
            let room = area.columns - next - 6
            let title = " " + SafeText.of(task.title ?? "")
            buffer.write(cut: title, row: place + 2, column: next, columns: room, in: area)
            let age = context.age(of: task.detectedAt)
            buffer.write(right: age, .dim, row: place + 2, column: area.columns - 6, columns: 5, in: area)
        }
    }

    private func drawRecent(on buffer: inout CellBuffer, in area: CellArea, isTitled: Bool = true) {
        let ended = screen.recent.ended
        var row = 0
        if isTitled {
            rule(on: &buffer, row: 0, in: area)
            buffer.write(" ENDED", .title, row: 1, in: area)
            row = 2
        }
        for (place, task) in ended.enumerated() where row < area.rows {
            let column = isTitled || place > 0 ? 1 : buffer.write(" ENDED ", .title, row: row, in: area)
            drawEnded(task, on: &buffer, row: row, column: isTitled ? column : 7, in: area)
            row += 1
        }
        if ended.isEmpty, row < area.rows {
            buffer.write(cut: isTitled ? " nothing yet" : " ENDED nothing yet", .dim, row: row, in: area)
        }
    }

    private func drawEnded(_ task: RecordedTask, on buffer: inout CellBuffer, row: Int, column: Int, in area: CellArea)
    {
        let mark = TopInk.mark(ofStatus: task.status)
        let at = task.endedAt.map { context.brief($0) } ?? ""
        var column = buffer.write("\(at) \(mark.sign) ", mark.style, row: row, column: column, in: area)
        let pull = task.pullRequestNumber.map { " → PR #\($0)" } ?? ""
        let took = task.duration.map { ", \(TopAge.text($0))" } ?? ""
        let tail = "\(pull) (\(BriefMoney.text(task.cost))\(took))"
        let name = SafeText.of(task.id)
        column = buffer.write(cut: name, .strong, row: row, column: column, in: area)
        column = buffer.write(cut: tail, .dim, row: row, column: column, in: area)
        buffer.write(cut: " " + SafeText.of(task.failureReason ?? task.title ?? ""), row: row, column: column, in: area)
    }

    private func drawDecisions(on buffer: inout CellBuffer, in area: CellArea, isTitled: Bool = true) {
        let decisions = screen.recent.decisions
        var row = 0
        if isTitled {
            rule(on: &buffer, row: 0, in: area)
            buffer.write(" WHY: the last decisions", .title, row: 1, in: area)
            row = 2
        }
        for (place, decision) in decisions.enumerated() where row < area.rows {
            if !isTitled, place == 0 { buffer.write(" WHY", .title, row: row, in: area) }
            let column = isTitled ? 1 : 7
            let text = "\(context.brief(decision.at)) \(decision.told)"
            let behind = buffer.write(cut: SafeText.of(text), row: row, column: column, in: area)
            buffer.write(cut: "  " + SafeText.of(decision.reason ?? ""), .dim, row: row, column: behind, in: area)
            row += 1
        }
        if decisions.isEmpty, row < area.rows {
            buffer.write(
                cut: isTitled ? " nothing was decided yet" : " WHY   nothing was decided yet",
                .dim,
                row: row,
                in: area
            )
        }
    }
}
