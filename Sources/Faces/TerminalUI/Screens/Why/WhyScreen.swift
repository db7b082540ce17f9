import Domain
import JSON
import Queries

/// What was decided, and of the one that is chosen: because of what, from what, what came out, what was not chosen, and
/// what followed.
package struct WhyScreen: TopScreen {
    package let tab = TopTab.why

    /// Of which task alone; nil for all.
    let task: String?
    var list = TopList()
    var picture = DecisionPicture()
    var explanation: Explanation?
    var explained: DecisionName?
    var isSlowest = false
    var isRaw = false
    var failure: String?

    package init(task: String? = nil) { self.task = task }

    package var title: String { task.map { "Why \($0)" } ?? "Why" }
    package var note: String {
        [list.note, isSlowest ? "slowest first" : ""].filter { !$0.isEmpty }.joined(separator: "  ")
    }
    package var isTyping: Bool { list.isTyping }

    package var questions: [TopQuestion] {
        [.decisions(of: task)] + (chosen.map { [.explanation($0.name)] } ?? [])
    }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch (answer, question) {
        case (.decisions(let picture), .decisions(task)): (self.picture, failure) = (picture, nil)
        case (.explanation(let told), .explanation(let name)): (explanation, explained) = (told, name)
        case (.failed(let why), .decisions): failure = why
        default: break
        }
    }

    var rows: [RecordedDecision] {
        let wanted = picture.decisions.filter { decision in
            list.filter.wants([
                ("task", decision.context ?? ""), ("point", decision.point), ("function", decision.function),
                ("chosen", decision.chosen ?? ""), ("reason", decision.reason ?? ""),
            ])
        }
        return isSlowest ? wanted.sorted { ($0.milliseconds ?? 0) > ($1.milliseconds ?? 0) } : wanted
    }

    private static func id(_ decision: RecordedDecision) -> String { "\(decision.name.session)/\(decision.name.row)" }

    private var ids: [String] { rows.map(Self.id) }

    var chosen: RecordedDecision? {
        let rows = rows
        return list.chosen(in: rows.map(Self.id)).map { rows[$0] }
    }

    package static let keys: [KeyRow<WhyScreen>] = [
        KeyRow([.enter], "task", "the task that it is about") { screen, _ in
            screen.chosen?.context.map { [.open(WorkerScreen(run: "", task: $0))] } ?? [
                .tell("it is about no task alone")
            ]
        },
        KeyRow([.character("u")], "whole story", "how it came about, from its trigger on, in a pager") { screen, _ in
            screen.chosen?.context.map { [.lend(["why", $0])] } ?? [.tell("it is about no task alone")]
        },
        KeyRow([.character("i")], "raw", "input and output as they were recorded") { screen, _ in
            screen.isRaw.toggle()
            return []
        },
        KeyRow([.character("s")], "slowest", "those first that took longest") { screen, _ in
            screen.isSlowest.toggle()
            return []
        },
        KeyRow([.character("/")], "filter", "only some: word, !not, ~fzzy, key=value") { screen, _ in
            screen.list.beginTyping()
            return []
        },
        KeyRow([.character("Y"), .character("y")], "copy", "copy the command that shows it") { screen, _ in
            screen.chosen.map { [.copy("roost decision show \($0.name)")] } ?? []
        },
    ]

    package mutating func press(other key: Key, _ context: TopContext) -> Bool { list.press(key, in: ids) }

    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] {
        _ = list.click(act, rows: Self.listArea(area), in: ids)
        return []
    }

    package mutating func saw(_ area: CellArea, _ context: TopContext) {
        list.saw(rows: Self.listArea(area).rows, of: ids)
    }

    // MARK: - Drawing

    private static func listArea(_ area: CellArea) -> CellArea {
        area.without(first: 1).first(max(3, area.rows * 2 / 5))
    }

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        let count = "\(rows.count)\(picture.hasMore ? "+" : "") decisions"
        buffer.write(right: count, .dim, row: 0, column: 0, columns: area.columns - 1, in: area)
        buffer.write(cut: task.map { " of \(SafeText.of($0))" } ?? " of all, the newest first", .dim, row: 0, in: area)
        let listed = Self.listArea(area)
        drawList(on: &buffer, in: listed, context)
        let below = area.without(first: listed.bottom - area.top)
        buffer.write(String(repeating: "─", count: below.columns), .dim, row: 0, in: below)
        if let chosen { drawChosen(chosen, on: &buffer, in: below.without(first: 1), context) }
    }

    private func drawList(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        let rows = rows
        if rows.isEmpty {
            let text =
                failure ?? (picture.decisions.isEmpty ? "nothing was decided yet" : "none is like that; esc shows all")
            buffer.write(cut: "  " + SafeText.of(text), failure == nil ? .dim : .bad, row: 0, in: area)
        }
        let columns = [
            Grid.Column("TIME", 8), Grid.Column("ABOUT", 12, rank: 3), Grid.Column("POINT", 20),
            Grid.Column("CHOSEN", 14), Grid.Column("TOOK", 7, isRight: true, rank: 4),
            Grid.Column("BECAUSE", 10, isWide: true, rank: 2),
        ]
        let grid = Grid(columns, width: area.columns)
        let place = list.chosen(in: ids)
        for (line, row) in list.cursor.window(of: ids, rows: area.rows).enumerated() {
            let decision = rows[row]
            let isSlow = (decision.milliseconds ?? 0) > RecordedDecision.slowMilliseconds
            let fields = [
                Grid.Field(context.clock(decision.at), .dim),
                Grid.Field(SafeText.of(decision.context ?? decision.contextType)),
                Grid.Field(SafeText.of(decision.point)),
                Grid.Field(decision.chosen.map { "→ \(SafeText.of($0))" } ?? "", .strong),
                Grid.Field(decision.milliseconds.map(Self.took) ?? "", isSlow ? .warning : .dim),
                Grid.Field(SafeText.of(decision.reason ?? "")),
            ]
            grid.draw(fields, on: &buffer, row: line, in: area, isChosen: row == place)
        }
    }

    private static func took(_ milliseconds: Double) -> String {
        milliseconds < 100 ? "\((milliseconds * 10).rounded() / 10)ms" : "\(Int(milliseconds))ms"
    }

    private func drawChosen(
        _ decision: RecordedDecision,
        on buffer: inout CellBuffer,
        in area: CellArea,
        _ context: TopContext
    ) {
        var row = 0
        func line(_ label: String, _ text: String, _ style: TextStyle = .plain, linesMax: Int = 3) {
            for (place, part) in CellText.wrap(SafeText.of(text), to: area.columns - 11, linesMax: linesMax)
                .enumerated()
            {
                guard row < area.rows else { return }
                if place == 0 { buffer.write(cut: " \(label)", .title, row: row, columns: 9, in: area) }
                buffer.write(cut: part, style, row: row, column: 10, in: area)
                row += 1
            }
        }
        let file = decision.sourceFile ?? ""
        buffer.write(
            cut: " \(SafeText.of(decision.function)).\(SafeText.of(decision.point))",
            .strong,
            row: 0,
            in: area
        )
        buffer.write(
            right: SafeText.of(file),
            .dim,
            row: 0,
            column: area.columns / 2,
            columns: area.columns / 2 - 1,
            in: area
        )
        row = 1
        line("BECAUSE", decision.reason ?? "nobody has said why", .strong)
        if isRaw {
            line("INPUT", JSONWriter.text(decision.input), linesMax: 6)
            line("OUTPUT", JSONWriter.text(decision.output), linesMax: 6)
        } else {
            line("INPUT", PlainValue.fields(decision.input))
            line("OUTPUT", PlainValue.fields(decision.output))
        }
        for other in decision.notChosen.prefix(4) { line("NOT", other) }
        guard explained == decision.name, let explanation else { return }
        for step in explanation.steps where step.entry.at >= decision.at && step.entry.kind != .decision {
            line("THEN", "\(context.clock(step.entry.at)) \(step.entry.name) \(step.entry.text)", linesMax: 2)
        }
    }
}
