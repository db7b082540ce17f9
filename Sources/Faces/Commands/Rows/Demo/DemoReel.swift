import Domain
import TerminalUI

/// What is told of what happens.
struct DemoReel {
    private let titles: [String: String]
    /// As was told of last.
    private var statuses: [String: TaskStatus] = [:]
    private var byPolicy: Set<String> = []

    init(_ tasks: [DemoTask]) { titles = Dictionary(tasks.map { ($0.id, $0.title) }) { first, _ in first } }

    mutating func take(_ fact: DemoFact, at time: Duration) -> [DemoLine] {
        func line(_ task: String, _ sign: String, _ text: String, _ style: TextStyle = .plain) -> [DemoLine] {
            [DemoLine(at: time, task: task, sign: sign, text: text, style: style)]
        }
        switch fact {
        case .begun(let task, let attempt):
            statuses[task] = .active
            let text =
                attempt > 1 ? "attempt \(attempt) begins, in the same worktree" : "begins: \(titles[task] ?? task)"
            return line(task, "●", text, .accent)
        case .task(let task, let status, let why):
            guard let (sign, text, style) = changed(task, to: status, why) else { return [] }
            return line(task, sign, text, style)
        case .asked(let task, _, _, let what): return line(task, "◆", "needs you. It asks: \(what)", .asking)
        case .verdict(let task, let kind, let why):
            switch kind {
            // What others look like for a moment the dashboard shows.
            case .stalled where task == DemoStory.stalling: return line(task, "✗", "stalled: \(why)", .bad)
            case .rateLimited: return line(task, "◐", "rate limited: \(why)", .warning)
            case .quiet where task == DemoStory.stalling: return line(task, "◐", "quiet: \(why)", .warning)
            default: return []
            }
        case .kept(let task, let why): return line(task, "●", "its worktree is kept: \(why)", .dim)
        case .retried(let task, let why):
            // What a policy has done was told with its reason.
            guard !byPolicy.contains(task) else { return [] }
            return line(task, "↻", "is tried again: \(why)", .warning)
        case .policy(let task, let act, let why):
            guard act == "retry" else { return [] }
            byPolicy.insert(task)
            return line(task, "↻", "is stopped and tried again: \(why)", .warning)
        case .budget(let text): return line("", "!", text, .warning)
        }
    }

    private mutating func changed(
        _ task: String,
        to status: TaskStatus,
        _ why: String
    ) -> (String, String, TextStyle)? {
        guard statuses.updateValue(status, forKey: task) != status else { return nil }
        switch status {
        case .completed: return ("✓", "completed", .good)
        case .failed, .cancelled: return ("✗", why, .bad)
        case .detected, .assigned, .active, .blocked: return nil
        }
    }
}
