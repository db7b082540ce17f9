import Domain

/// What is told of what happens, and how each task stands meanwhile.
struct DemoReel {
    /// A task as it was told of last.
    struct Standing {
        let task: DemoTask
        var status = TaskStatus.detected
        var attempt: Int64 = 0
        var doing = ""
        var cost: Money?
    }

    private(set) var standings: [Standing]

    private var byPolicy: Set<String> = []

    init(_ tasks: [DemoTask]) { standings = tasks.map { Standing(task: $0) } }

    mutating func take(_ fact: DemoFact, at time: Duration) -> [DemoLine] {
        func line(_ task: String, _ sign: String, _ text: String, _ ink: Ink? = nil) -> [DemoLine] {
            [DemoLine(at: time, task: task, sign: sign, text: text, ink: ink)]
        }
        switch fact {
        case .begun(let task, let attempt):
            change(task) {
                $0.status = .active
                $0.attempt = attempt
            }
            let text = attempt > 1 ? "attempt \(attempt) begins, in the same worktree" : "begins: \(title(task))"
            return line(task, "●", text, .blue)
        case .task(let task, let status, let why):
            guard let (sign, text, ink) = changed(task, to: status, why) else { return [] }
            return line(task, sign, text, ink)
        case .asked(let task, _, _, let what): return line(task, "◆", "needs you. It asks: \(what)", .yellow)
        case .verdict(let task, let kind, let why):
            switch kind {
            // What others look like for a moment the table shows.
            case .stalled where task == DemoStory.stalling: return line(task, "✗", "stalled: \(why)", .red)
            case .rateLimited: return line(task, "◐", "rate limited: \(why)", .yellow)
            case .quiet where task == DemoStory.stalling: return line(task, "◐", "quiet: \(why)", .yellow)
            default: return []
            }
        case .progress(let task, let text):
            change(task) { $0.doing = text }
            return []
        case .kept(let task, let why): return line(task, "●", "its worktree is kept: \(why)", .dim)
        case .retried(let task, let why):
            // What a policy has done was told with its reason.
            guard !byPolicy.contains(task) else { return [] }
            return line(task, "↻", "is tried again: \(why)", .magenta)
        case .policy(let task, let act, let why):
            guard act == "retry" else { return [] }
            byPolicy.insert(task)
            return line(task, "↻", "is stopped and tried again: \(why)", .magenta)
        case .budget(let text): return line("", "!", text, .yellow)
        }
    }

    /// What it has cost so far, by task.
    mutating func take(costs: [String: Money]) {
        for (task, cost) in costs { change(task) { $0.cost = cost } }
    }

    private mutating func changed(_ task: String, to status: TaskStatus, _ why: String) -> (String, String, Ink)? {
        let isNew = standings.first { $0.task.id == task }?.status != status
        change(task) { $0.status = status }
        guard isNew else { return nil }
        switch status {
        case .completed: return ("✓", "completed", .green)
        case .failed: return ("✗", why, .red)
        case .cancelled: return ("✗", why, .red)
        case .detected, .assigned, .active, .blocked: return nil
        }
    }

    private mutating func change(_ task: String, _ body: (inout Standing) -> Void) {
        guard let index = standings.firstIndex(where: { $0.task.id == task }) else { return }
        body(&standings[index])
    }

    private func title(_ task: String) -> String { standings.first { $0.task.id == task }?.task.title ?? task }
}
