import Control
import Domain
import Queries

/// One run with its task: how it is, what it has taken, and what was decided about it.
package struct WorkerScreen: TopScreen {
    package let tab = TopTab.fleet

    /// Empty for the newest run of the task.
    let run: String
    let task: String
    var picture = RunPicture()
    var flock = FlockStatus.none
    var failure: String?

    package init(run: String, task: String) {
        self.run = run
        self.task = task
    }

    package var title: String { task }

    package var questions: [TopQuestion] { [.flock, .run(run.isEmpty ? task : run)] }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch answer {
        case .flock(let flock): self.flock = flock
        case .run(let picture): (self.picture, failure) = (picture, nil)
        case .failed(let why): if case .run = question { failure = why }
        case .spending, .health, .tasks, .recent, .decisions, .explanation, .costs, .budgets, .story: break
        }
    }

    /// The run as the daemon tells of it, while it goes on.
    var live: FlockStatus.Run? {
        flock.runs.first { run.isEmpty ? $0.task == task : $0.run == run }
    }

    package static let keys: [KeyRow<WorkerScreen>] = [
        KeyRow([.character("l"), .enter], "logs", "what it has written, in a pager") { screen, _ in
            [.lend(["logs", screen.name])]
        },
        KeyRow([.character("c")], "talk", "what it and its model said, in a pager") { screen, _ in
            [.lend(["talk", screen.name])]
        },
        KeyRow([.character("d")], "diff", "what it has changed, in a pager") { screen, _ in
            [.lend(["worker", "diff", screen.name])]
        },
        KeyRow([.character("w")], "why", "what was decided about it") { screen, _ in
            [.open(WhyScreen(task: screen.task))]
        },
        KeyRow([.character("y")], "allow", "allow what it asks for", isAct: true) { screen, _ in
            screen.with { RunActs.answer($0, "yes") }
        },
        KeyRow([.character("n")], "deny", "do not allow it", isAct: true) { screen, _ in
            screen.with { RunActs.answer($0, "no") }
        },
        KeyRow([.character("a")], "answer", "answer what it asks, in words", isAct: true) { screen, _ in
            screen.with { RunActs.askAnswer($0) }
        },
        KeyRow([.character("s")], "steer", "tell the agent something", isAct: true) { screen, _ in
            screen.with { RunActs.steer($0) }
        },
        KeyRow([.character("p")], "pause", "let it wait, or go on", isAct: true) { screen, _ in
            screen.with { RunActs.pause($0) }
        },
        KeyRow([.character("K")], "stop", "stop it; its work stays", isAct: true) { screen, _ in
            screen.with { RunActs.stop($0) }
        },
        KeyRow([.character("r")], "restart", "begin its work again", isAct: true) { screen, _ in
            screen.with { RunActs.restart($0) }
        },
        KeyRow([.character("x")], "checkpoint", "keep its worktree as it is now", isAct: true) { screen, _ in
            screen.with { RunActs.checkpoint($0) }
        },
        KeyRow([.character("v")], "review", "what it changed, tested and cost, in a pager") { screen, _ in
            [.lend(["task", "review", screen.task])]
        },
        KeyRow([.character("A")], "accept", "take over its work", isAct: true, isHidden: true) { screen, _ in
            TaskActs.accept(screen.task)
        },
        KeyRow([.character("D")], "discard", "throw its work away, saved first", isAct: true, isHidden: true) {
            screen,
            _ in TaskActs.discard(screen.task)
        },
        KeyRow([.character("R")], "retry", "try the task again", isAct: true, isHidden: true) { screen, _ in
            TaskActs.retry(screen.task)
        },
        KeyRow([.character("o")], "shell", "a shell in its worktree", isAct: true) { screen, _ in
            [.lend(["worker", "shell", screen.name], .whole)]
        },
        KeyRow([.character("Y")], "copy", "copy its name", isHidden: true) { screen, _ in [.copy(screen.name)] },
    ]

    /// By which command lines know it.
    private var name: String { live?.run ?? picture.run?.id ?? (run.isEmpty ? task : run) }

    private func with(_ wishes: (FlockStatus.Run) -> [TopWish]) -> [TopWish] {
        live.map(wishes) ?? [.tell("it has ended: R tries the task again")]
    }

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        WorkerView(self, in: area, context).draw(on: &buffer)
    }
}
