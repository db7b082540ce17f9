import Control
import Domain
import Queries

/// Everybody who is at work, whoever needs a person first; under it the one that is chosen, what ended lately, and what
/// was decided.
package struct FleetScreen: TopScreen, ShowsRun {
    package let title = "Fleet"
    package let tab = TopTab.fleet

    var list = TopList() { didSet { if list.filter != oldValue.filter { arrange() } } }
    var order = FleetRow.Order.need { didSet { arrange() } }
    var recent = RecentPicture()
    var flock = FlockStatus.none { didSet { arrange() } }
    var costs: [String: Money] = [:] { didSet { arrange() } }
    /// As they are shown, without those that the filter leaves out.
    private(set) var rows: [FleetRow] = []
    var now = WallTime(nanoseconds: 0)
    private(set) var tail: [ShownLine] = []
    /// Of the one that was chosen when it was asked.
    private(set) var picture = RunPicture()
    private static let tailLines = 30

    package init() {}

    package var questions: [TopQuestion] {
        [.flock, .spending, .recent] + chosenQuestion + (tailQuestion.map { [$0] } ?? [])
    }

    private var chosenQuestion: [TopQuestion] { live.map { [.run($0.run)] } ?? [] }

    /// The last that the chosen one has written.
    private var tailQuestion: TopQuestion? {
        live.map { run in
            .lines([LogAsk(run.run, in: run.directory, .last, count: Self.tailLines, sources: [.out, .err])])
        }
    }
    package var note: String { list.note }
    package var isTyping: Bool { list.isTyping }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch answer {
        case .lines(let pages):
            if question == tailQuestion { tail = pages.flatMap { ($0?.lines ?? []) + ($0?.open ?? []) } }
        case .flock(let flock): self.flock = flock
        case .spending(let spending): costs = spending.tasks
        case .recent(let recent): self.recent = recent
        case .run(let picture): self.picture = picture
        default: break
        }
    }

    /// Many ask for the rows, and few things change them.
    private mutating func arrange() {
        let all = flock.runs.map { FleetRow(run: $0, cost: costs[$0.task]) }
        rows = FleetRow.sorted(all.filter { list.filter.wants($0.fields) }, by: order, now: now)
    }

    var ids: [String] { rows.map(\.id) }

    /// The one that is chosen.
    var live: FlockStatus.Run? {
        let rows = rows
        return list.chosen(in: rows.map(\.id)).map { rows[$0].run }
    }

    // MARK: - Keys

    package static let keys: [KeyRow<FleetScreen>] = [open] + answerKeys + [why] + actKeys + others

    private static let open = KeyRow<FleetScreen>(
        [.enter],
        "open",
        "look at one: its state, output, history, talk, changes",
        when: { $0.live != nil }
    ) { screen, _ in
        screen.with { [.open(WorkerScreen(run: $0.run, task: $0.task))] }
    }

    private static let why = KeyRow<FleetScreen>(
        [.character("w")],
        "why",
        "why it does what it does",
        when: { $0.live != nil }
    ) { screen, _ in
        screen.with { [.open(WhyScreen(task: $0.task))] }
    }

    private static let others: [KeyRow<FleetScreen>] = [
        KeyRow([.character("l")], "logs", "what it has written, in a pager") { screen, _ in
            screen.with { [.lend(["logs", $0.run])] }
        },
        KeyRow([.character("c")], "talk", "what it and its model said") { screen, _ in
            screen.with { [.open(WorkerScreen(run: $0.run, task: $0.task, open: .talk))] }
        },
        KeyRow([.character("d")], "diff", "what it has changed") { screen, _ in
            screen.with { [.open(WorkerScreen(run: $0.run, task: $0.task, open: .diff))] }
        },
        KeyRow([.character("o")], "shell", "a shell in its worktree", isAct: true) { screen, _ in
            screen.with { [.lend(["worker", "shell", $0.run], .whole)] }
        },
        KeyRow([.character("N")], "new task", "add a task", isAct: true) { _, _ in TaskActs.add() },
        KeyRow([.character("+")], "workers", "how many work at most", isAct: true, isHidden: true) { screen, _ in
            FlockActs.scale(screen.flock)
        },
        KeyRow([.character("P")], "hold all", "start nothing new, or go on", isAct: true, isHidden: true) {
            screen,
            _ in FlockActs.pause(screen.flock)
        },
        KeyRow([.character("S")], "start", "start the daemon where there is none", isAct: true, isHidden: true) {
            _,
            context in FlockActs.start(context)
        },
        KeyRow([.character("Y")], "copy", "copy its name", isHidden: true) { screen, _ in
            screen.with { [.copy($0.run)] }
        },
        KeyRow([.character("/")], "filter", "only some: word, !not, ~fzzy, key=value") { screen, _ in
            screen.list.beginTyping()
            return []
        },
        KeyRow([.character("<"), .character(">")], "sort", "by another column", isHidden: true) { screen, _ in
            let all = FleetRow.Order.allCases
            let place = all.firstIndex(of: screen.order) ?? 0
            screen.order = all[(place + 1) % all.count]
            return []
        },
        KeyRow([.character("!")], "running", "only those that run", isHidden: true) { screen, _ in
            screen.filter("need=running")
        },
        KeyRow([.character("#")], "idle", "only those that are quiet", isHidden: true) { screen, _ in
            screen.filter("need=idle")
        },
        KeyRow([.character("&")], "in trouble", "only those in trouble", isHidden: true) { screen, _ in
            screen.filter("need=error")
        },
    ]

    static let nobody = "nobody is at work"

    private func with(_ wishes: (FlockStatus.Run) -> [TopWish]) -> [TopWish] {
        live.map(wishes) ?? [.tell(Self.nobody)]
    }

    private mutating func filter(_ text: String) -> [TopWish] {
        list.filter(by: text)
        return []
    }

    package mutating func press(other key: Key, _ context: TopContext) -> Bool { list.press(key, in: ids) }

    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] {
        let view = FleetView(self, in: area, context)
        if act.kind == .press, let title = view.title(at: act), let order = FleetRow.Order(rawValue: title) {
            self.order = order
            return []
        }
        guard list.click(act, rows: view.listArea, height: view.rowHeight, in: ids), let run = live else { return [] }
        return [.open(WorkerScreen(run: run.run, task: run.task))]
    }

    package mutating func saw(_ area: CellArea, _ context: TopContext) {
        now = context.now
        let view = FleetView(self, in: area, context)
        list.saw(rows: view.listArea.rows / view.rowHeight, of: ids)
    }

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        FleetView(self, in: area, context).draw(on: &buffer)
    }
}
