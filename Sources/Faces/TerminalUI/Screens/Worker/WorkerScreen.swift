import Control
import Domain
import Queries

/// One run with its task: how it is, what it has taken, and what was decided about it; and beside that its other parts,
/// each a screen of its own under a tab of this one.
package struct WorkerScreen: TopScreen, ShowsRun {
    /// Its tabs, in their order.
    enum Part: Int, CaseIterable {
        case status, output, history, stats, talk, diff

        var title: String {
            switch self {
            case .status: "Status"
            case .output: "Output"
            case .history: "History"
            case .stats: "Stats"
            case .talk: "Talk"
            case .diff: "Diff"
            }
        }
    }

    package let tab = TopTab.fleet

    /// Empty for the newest run of the task.
    let run: String
    let task: String
    var picture = RunPicture()
    var flock = FlockStatus.none
    var failure: String?
    private(set) var part: Part
    /// All parts but the status.
    private(set) var others: [Part: any TopScreen]

    init(run: String, task: String, open part: Part) {
        self.run = run
        self.task = task
        self.part = part
        let name = run.isEmpty ? task : run
        others = [
            .output: OutputPart(of: name), .history: HistoryScreen(task: task), .stats: StatsScreen(of: name),
            .talk: TalkScreen(of: name),
            .diff: DiffScreen(of: name),
        ]
    }

    package init(run: String, task: String) { self.init(run: run, task: task, open: .status) }

    package var title: String { task }
    package var note: String { others[part]?.note ?? "" }
    package var isTyping: Bool { others[part]?.isTyping ?? false }

    package var parts: (titles: [String], open: Int)? { (Part.allCases.map(\.title), part.rawValue) }

    package mutating func open(part: Int) { self.part = Part(rawValue: part) ?? .status }

    package var questions: [TopQuestion] {
        [.flock, .run(run.isEmpty ? task : run)] + (others[part]?.questions ?? [])
    }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        for part in others.keys where others[part]?.questions.contains(question) == true {
            others[part]?.take(answer, to: question)
        }
        switch answer {
        case .flock(let flock): self.flock = flock
        case .run(let picture): (self.picture, failure) = (picture, nil)
        case .failed(let why): if case .run = question { failure = why }
        default: break
        }
    }

    /// The run as the daemon tells of it, while it goes on.
    var live: FlockStatus.Run? {
        flock.runs.first { run.isEmpty ? $0.task == task : $0.run == run }
    }

    package static let keys: [KeyRow<WorkerScreen>] = answerKeys + looks + actKeys + results

    private static let looks: [KeyRow<WorkerScreen>] = [
        KeyRow([.character("l"), .enter], "output", "what it has written, as it writes it") { screen, _ in
            screen.show(.output)
        },
        KeyRow([.character("c")], "talk", "what it and its model said") { screen, _ in
            screen.show(.talk)
        },
        KeyRow([.character("d")], "diff", "what it has changed") { screen, _ in
            screen.show(.diff)
        },
        KeyRow([.character("w")], "why", "what was decided about it") { screen, _ in
            [.open(WhyScreen(task: screen.task))]
        },
    ]

    private static let results: [KeyRow<WorkerScreen>] = [
        KeyRow([.character("v")], "review", "what it came to, and each line that it changed") { screen, _ in
            [.open(ReviewScreen(of: screen.task))]
        },
        KeyRow([.character("A")], "accept", "take over its work", isAct: true, when: \.hasEnded) { screen, _ in
            TaskActs.accept(screen.task)
        },
        KeyRow([.character("D")], "discard", "throw its work away, saved first", isAct: true, when: \.hasEnded) {
            screen,
            _ in TaskActs.discard(screen.task)
        },
        KeyRow([.character("R")], "retry", "try the task again", isAct: true, when: \.hasEnded) { screen, _ in
            TaskActs.retry(screen.task)
        },
        KeyRow([.character("o")], "shell", "a shell in its worktree", isAct: true) { screen, _ in
            [.lend(["worker", "shell", screen.name], .whole)]
        },
        KeyRow([.character("Y")], "copy", "copy its name", isHidden: true) { screen, _ in [.copy(screen.name)] },
    ]

    private mutating func show(_ part: Part) -> [TopWish] {
        self.part = part
        return []
    }

    /// By which command lines know it.
    private var name: String { live?.run ?? picture.run?.id ?? (run.isEmpty ? task : run) }

    static let nobody = "it has ended: R tries the task again"

    private var hasEnded: Bool { live == nil && picture.run?.endedAt != nil }

    // MARK: - Its parts

    /// Those of the part first: what means something there means nothing else.
    package func hints(_ context: TopContext) -> [KeyHint] {
        let own = others[part]?.hints(context) ?? []
        let taken = Set(own.flatMap { $0.keys.split(separator: " ") })
        let rest = Self.keys.filter { row in !(row.isAct && context.isReadOnly) }.filter { row in
            !row.keys.contains { taken.contains(Substring($0.text)) }
        }
        return own + rest.map { KeyHint($0, on: self) }
    }

    package mutating func press(_ key: Key, _ context: TopContext) -> [TopWish]? {
        if let wishes = others[part]?.press(key, context) { return wishes }
        return isTyping ? nil : pressOwn(key, context)
    }

    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] {
        others[part]?.click(act, in: area, context) ?? []
    }

    package mutating func saw(_ area: CellArea, _ context: TopContext) { others[part]?.saw(area, context) }

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        guard let other = others[part] else { return WorkerView(self, in: area, context).draw(on: &buffer) }
        other.draw(on: &buffer, in: area, context)
    }
}
