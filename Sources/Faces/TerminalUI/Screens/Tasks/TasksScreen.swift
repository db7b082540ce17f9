import Control
import Domain
import Queries

/// All tasks, those that need somebody first, and what happened to the one that is chosen.
package struct TasksScreen: TopScreen {
    /// The orders that the list can have.
    enum Order: String, CaseIterable {
        case need = "STATUS"
        case priority = "P"
        case age = "AGE"
        case cost = "COST"
        case task = "TASK"
    }

    package let title = "Tasks"
    package let tab = TopTab.tasks

    var list = TopList() { didSet { if list.filter != oldValue.filter { arrange() } } }
    var order = Order.need { didSet { arrange() } }
    var picture = TaskPicture() { didSet { arrange() } }
    var story = StoryPicture()
    /// Tasks of which an agent waits for a person.
    var asking: Set<String> = [] { didSet { if asking != oldValue { arrange() } } }
    /// As they are shown, without those that the filter leaves out.
    private(set) var rows: [RecordedTask] = []
    var failure: String?

    package init() {}

    package var questions: [TopQuestion] {
        [.flock, .tasks] + (chosen.map { [.story(of: $0.id)] } ?? [])
    }

    package var note: String { list.note }
    package var isTyping: Bool { list.isTyping }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch answer {
        case .tasks(let picture): (self.picture, failure) = (picture, nil)
        case .story(let story): if case .story(chosen?.id) = question { self.story = story }
        case .flock(let flock): asking = Set(flock.runs.filter { $0.need == .answer }.map(\.task))
        case .failed(let why): if question == .tasks { failure = why }
        default: break
        }
    }

    /// Many ask for the rows, and few things change them.
    private mutating func arrange() {
        let wanted = picture.tasks.filter { list.filter.wants(fields($0)) }
        rows = wanted.sorted { one, other in
            switch order {
            case .need where rank(one) != rank(other): return rank(one) < rank(other)
            case .priority where one.priority != other.priority: return (one.priority ?? 99) < (other.priority ?? 99)
            case .cost where one.cost != other.cost: return one.cost.nanodollars > other.cost.nanodollars
            case .task where one.id != other.id: return one.id < other.id
            case .need, .priority, .age, .cost, .task: break
            }
            return (one.detectedAt, one.id) > (other.detectedAt, other.id)
        }
    }

    func isAsking(_ task: RecordedTask) -> Bool { asking.contains(task.id) }

    private func rank(_ task: RecordedTask) -> Int {
        if isAsking(task) { return 0 }
        switch task.status {
        case "active", "assigned": return 1
        case "blocked": return 2
        case "detected": return task.isHeld ? 4 : 3
        case "failed": return 5
        default: return 6
        }
    }

    private func fields(_ task: RecordedTask) -> [(key: String, value: String)] {
        [
            ("task", task.id), ("status", task.status), ("source", task.source), ("title", task.title ?? ""),
            ("priority", task.priority.map { "\($0)" } ?? ""), ("labels", task.labels.joined(separator: " ")),
            ("held", task.isHeld ? "held" : ""), ("need", isAsking(task) ? "waiting" : ""),
        ]
    }

    var chosen: RecordedTask? {
        let rows = rows
        return list.chosen(in: rows.map(\.id)).map { rows[$0] }
    }

    /// Not begun yet, perhaps held.
    private var isWaiting: Bool { chosen?.status == "detected" || chosen?.status == "blocked" }
    private var isOpen: Bool { chosen.map { $0.endedAt == nil && $0.status != "cancelled" } ?? false }
    private var isOver: Bool { chosen != nil && !isOpen }

    // MARK: - Keys

    package static let keys: [KeyRow<TasksScreen>] = [
        KeyRow([.character("n"), .character("N")], "new", "add a task", isAct: true) { _, _ in TaskActs.add() },
        KeyRow([.enter], "open", "its newest run") { screen, _ in
            screen.with { [.open(WorkerScreen(run: "", task: $0.id))] }
        },
        KeyRow([.character("a")], "assign", "start it before the others", isAct: true, when: \.isWaiting) { screen, _ in
            screen.with { TaskActs.assign($0.id) }
        },
        KeyRow([.character("R")], "retry", "try it again", isAct: true, when: \.isOver) { screen, _ in
            screen.with { TaskActs.retry($0.id) }
        },
        KeyRow([.character("X")], "cancel", "cancel it, and stop its run", isAct: true, when: \.isOpen) { screen, _ in
            screen.with { TaskActs.cancel($0.id) }
        },
        KeyRow([.character("w")], "why", "why it is where it is") { screen, _ in
            screen.with { [.open(WhyScreen(task: $0.id))] }
        },
        KeyRow(
            [.character("h")],
            "hold",
            "start it only when it is released, or release it",
            isAct: true,
            when: \.isWaiting
        ) {
            screen,
            _ in
            screen.with { $0.isHeld ? TaskActs.release($0.id) : TaskActs.hold($0.id) }
        },
        KeyRow([.character("e")], "edit", "change what it is to do", isAct: true, when: \.isWaiting) { screen, _ in
            screen.with { TaskActs.edit($0) }
        },
        KeyRow([.character("v")], "review", "what it came to, and each line that it changed") { screen, _ in
            screen.with { [.open(ReviewScreen(of: $0.id))] }
        },
        KeyRow([.character("A")], "accept", "take over its work", isAct: true, when: \.isOver) { screen, _ in
            screen.with { TaskActs.accept($0.id) }
        },
        KeyRow([.character("D")], "discard", "throw its work away, saved first", isAct: true, when: \.isOver) {
            screen,
            _ in
            screen.with { TaskActs.discard($0.id) }
        },
        KeyRow([.character("d")], "diff", "what it has changed, in a pager", isHidden: true) { screen, _ in
            screen.with { [.lend(["task", "diff", $0.id])] }
        },
        KeyRow([.character("l")], "logs", "what its runs have written, in a pager", isHidden: true) { screen, _ in
            screen.with { [.lend(["logs", "--task", $0.id])] }
        },
        KeyRow([.character("c")], "talk", "what was said", isHidden: true) { screen, _ in
            screen.with { [.open(WorkerScreen(run: "", task: $0.id, open: .talk))] }
        },
        KeyRow([.character("Y")], "copy", "copy the address of its issue, or its name", isHidden: true) { screen, _ in
            screen.with { [.copy($0.issueURL ?? $0.id)] }
        },
        KeyRow([.character("/")], "filter", "only some: word, !not, ~fzzy, key=value") { screen, _ in
            screen.list.beginTyping()
            return []
        },
        KeyRow([.character("<"), .character(">")], "sort", "by another column", isHidden: true) { screen, _ in
            let place = Order.allCases.firstIndex(of: screen.order) ?? 0
            screen.order = Order.allCases[(place + 1) % Order.allCases.count]
            return []
        },
    ]

    private func with(_ wishes: (RecordedTask) -> [TopWish]) -> [TopWish] {
        chosen.map(wishes) ?? [.tell("there is no task: n adds one")]
    }

    package mutating func press(other key: Key, _ context: TopContext) -> Bool {
        list.press(key, in: rows.map(\.id))
    }

    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] {
        let view = TasksView(self, in: area, context)
        if act.kind == .press, let title = view.title(at: act), let order = Order(rawValue: title) {
            self.order = order
            return []
        }
        guard list.click(act, rows: view.listArea, in: rows.map(\.id)), let task = chosen else { return [] }
        return [.open(WorkerScreen(run: "", task: task.id))]
    }

    package mutating func saw(_ area: CellArea, _ context: TopContext) {
        list.saw(rows: TasksView(self, in: area, context).listArea.rows, of: rows.map(\.id))
    }

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        TasksView(self, in: area, context).draw(on: &buffer)
    }
}
