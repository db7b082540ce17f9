import Control
import Domain
import JSON

/// How all tasks of the demo stand, in as many lines each time.
struct DemoTable {
    let standings: [DemoReel.Standing]
    /// The runs that go on; none while there is no daemon.
    let live: [LiveWorkers.Row]
    /// What stands above it.
    let headline: String
    let now: WallTime
    /// How many lines the agent that counts has printed.
    let printed: Int64?

    func lines(for traits: ChannelTraits) -> [String] {
        var table = Table(
            of: "demo",
            [
                Column("state", title: "STATE"), Column("task", title: "TASK"),
                Column("age", title: "AGE", .number, isSpare: true),
                Column("cost", title: "COST", .number, isSpare: true), Column("doing", title: "DOING", .prose),
            ]
        )
        let rows = standings.sorted { $0.task.id < $1.task.id }.map { row($0) }
        for row in rows {
            let state = Cell(row.cells[0], .string(row.cells[0]), in: row.ink)
            table.append([state] + row.cells.dropFirst().map { .text($0) })
        }
        let head = DisplayWidth.cut(SafeText.of(headline), to: traits.columns)
        return [Ink.dim.mark(String(repeating: "─", count: min(traits.columns, 72)), where: traits.isColored), head]
            + TableText(table, for: traits).lines()
    }

    private func row(_ standing: DemoReel.Standing) -> (cells: [String], ink: Ink) {
        let run = live.first { $0.task == standing.task.id }
        let (state, ink) = state(standing, run)
        let age = run?.live.startedAt.map { BriefDuration.text(now - $0) } ?? "-"
        let cost = standing.cost.map { BriefMoney.text($0) } ?? "-"
        return ([state, standing.task.id, age, cost, doing(standing, run)], ink)
    }

    private func state(_ standing: DemoReel.Standing, _ run: LiveWorkers.Row?) -> (String, Ink) {
        switch standing.status {
        case .completed: return ("✓ completed", .green)
        case .failed, .cancelled: return ("✗ \(standing.status.rawValue)", .red)
        case .detected, .assigned, .active, .blocked: break
        }
        guard let run else {
            if standing.status != .detected { return ("● starting", .blue) }
            return (standing.attempt > 0 ? "↻ again soon" : "○ waiting", .dim)
        }
        let inks: [VerdictKind.Need: Ink] = [.answer: .yellow, .look: .red, .patience: .yellow]
        return (run.state, inks[run.need] ?? .blue)
    }

    private func doing(_ standing: DemoReel.Standing, _ run: LiveWorkers.Row?) -> String {
        if standing.status.isOver || run == nil { return standing.task.title }
        if standing.task.id == DemoStory.counting, let printed { return "\(BriefCount.text(printed)) lines printed" }
        let doing = run?.doing ?? ""
        return doing.isEmpty ? (standing.doing.isEmpty ? standing.task.title : standing.doing) : doing
    }
}
