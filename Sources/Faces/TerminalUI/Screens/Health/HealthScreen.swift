import Control
import Domain
import JSON

/// How everything is, each with its light, its state in words, and what there is to add; and what can be done about it.
package struct HealthScreen: TopScreen {
    package let title = "Health"
    package let tab = TopTab.health

    var health: Health?
    var failure: String?
    var list = TopList()
    var recent = RecentPicture()

    package init() {}

    package var questions: [TopQuestion] { [.flock, .health] }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch answer {
        case .health(let health): (self.health, failure) = (health, nil)
        case .failed(let why): if question == .health { failure = why }
        default: break
        }
    }

    /// The parts, and under the panes the workers.
    var rows: [HealthPart] {
        guard let health else { return [] }
        let parts = health.parts
        let count = health.workers.count
        let light: HealthLight =
            health.workers.contains { $0.light == .red }
            ? .red : health.workers.contains { $0.light == .yellow } ? .yellow : count == 0 ? .off : .green
        let state = count == 0 ? "none at work" : "\(health.workersHealthy)/\(count) healthy"
        let troubled = health.workers.filter { $0.light != .green }
        return Array(parts.prefix(3)) + [HealthPart("workers", light, state)] + troubled + Array(parts.dropFirst(3))
    }

    private var ids: [String] { rows.map(\.name) }

    package static let keys: [KeyRow<HealthScreen>] = [
        KeyRow([.character("R")], "restart daemon", "restart the daemon: hot, or drained", isAct: true) { _, context in
            context.hasDaemon ? [.restart] : FlockActs.start(context)
        },
        KeyRow(
            [.character("A")],
            "restart architect",
            "end what the architect pane runs, and start it anew",
            isAct: true
        ) {
            _,
            _ in PaneActs.restart(.architect)
        },
        KeyRow([.character("M")], "restart manager", "end what the manager pane runs, and start it anew", isAct: true) {
            _,
            _ in PaneActs.restart(.manager)
        },
        KeyRow([.character("B")], "both panes", "restart both panes", isAct: true, isHidden: true) { _, _ in
            PaneActs.restartAll()
        },
        KeyRow([.character("S")], "start", "start the daemon where there is none", isAct: true, isHidden: true) {
            _,
            context in FlockActs.start(context)
        },
        KeyRow([.character("D")], "doctor", "look for what is wrong, and how to mend it") { _, _ in [.lend(["doctor"])]
        },
        KeyRow([.character("l")], "daemon log", "what the daemon recorded, in a pager") { _, _ in
            [.lend(["logs", "--source", "daemon"])]
        },
    ]

    package mutating func press(other key: Key, _ context: TopContext) -> Bool { list.press(key, in: ids) }

    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] {
        _ = list.click(act, rows: area.without(first: 2), in: ids)
        return []
    }

    package mutating func saw(_ area: CellArea, _ context: TopContext) {
        list.saw(rows: max(1, area.rows - 2), of: ids)
    }

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        guard let health else {
            let text = failure.map { SafeText.of($0) } ?? "looks at everything…"
            buffer.write(cut: " " + text, failure == nil ? .dim : .bad, row: 0, in: area)
            return
        }
        let light = health.state.light
        let head = buffer.write(
            " OVERALL \(light.sign) \(health.state.rawValue)",
            TopInk.style(of: light).over(.strong),
            row: 0,
            in: area
        )
        let reason = Self.reason(health, context.flock)
        buffer.write(cut: reason, .dim, row: 0, column: head, columns: area.columns - head - 17, in: area)
        buffer.write(
            right: "checked \(context.age(of: health.takenAt)) ago",
            .dim,
            row: 0,
            column: 0,
            columns: area.columns - 1,
            in: area
        )
        buffer.write(String(repeating: "─", count: area.columns), .dim, row: 1, in: area)
        drawParts(on: &buffer, in: area.without(first: 2), context.flock)
    }

    /// What keeps it from being well.
    private static func reason(_ health: Health, _ flock: FlockStatus) -> String {
        let troubled = (health.parts + health.workers).filter { $0.light == .red || $0.light == .yellow }
        guard !troubled.isEmpty else { return "" }
        let told = troubled.prefix(2).map { part in
            // That one is at work is no reason.
            let why = health.workers.contains(part) ? part.detail ?? part.state : part.state
            return "\(title(of: part, flock)) \(why)"
        }.joined(separator: ", ")
        let more = troubled.count > 2 ? " and \(troubled.count - 2) more" : ""
        return SafeText.of(" — " + told + more)
    }

    /// A worker by its slot and its task.
    private static func title(of part: HealthPart, _ flock: FlockStatus) -> String {
        guard let run = flock.runs.first(where: { $0.worker == part.name }) else {
            return part.name.prefix(1).uppercased() + part.name.dropFirst()
        }
        return "\(ShortName.worker(run.worker)) \(run.task)"
    }

    private func drawParts(on buffer: inout CellBuffer, in area: CellArea, _ flock: FlockStatus) {
        let rows = rows
        let chosen = list.chosen(in: ids)
        let titles = rows.map { SafeText.of(Self.title(of: $0, flock)) }
        let names = min(26, max(12, titles.map { CellText.width(of: $0) }.max() ?? 12))
        for (line, place) in list.cursor.window(of: ids, rows: area.rows).enumerated() {
            let part = rows[place]
            let style = TopInk.style(of: part.light)
            buffer.write(place == chosen ? ">" : " ", .strong, row: line, in: area)
            buffer.write(part.light.sign, style, row: line, column: 1, in: area)
            buffer.write(
                cut: titles[place],
                .strong,
                row: line,
                column: 3,
                columns: names,
                in: area
            )
            let column = buffer.write(cut: SafeText.of(part.state), style, row: line, column: names + 4, in: area)
            buffer.write(
                cut: part.detail.map { "  " + SafeText.of($0) } ?? "",
                .dim,
                row: line,
                column: column,
                in: area
            )
        }
    }
}
