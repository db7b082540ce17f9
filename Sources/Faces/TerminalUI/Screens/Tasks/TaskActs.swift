import Control
import Domain
import JSON
import Queries

/// What can be done with a task, alike wherever one is chosen.
enum TaskActs {
    static func add() -> [TopWish] {
        let hint = "What is to be done, in a line. The first words become its title."
        return [
            .ask(
                TextQuestion("A new task", hint: hint) { text in
                    text.isEmpty
                        ? [] : [.act(TopAct(.addTask, data: ["text": .string(text)], as: ["task", "add", text]))]
                }
            )
        ]
    }

    static func edit(_ task: RecordedTask) -> [TopWish] {
        let id = task.id
        let hint = "A task that has begun cannot be changed: cancel it, or steer its worker."
        return [
            .ask(
                TextQuestion("What \(id) is to do", hint: hint, initial: task.description ?? task.title ?? "") { text in
                    text.isEmpty
                        ? []
                        : [
                            .act(
                                TopAct(
                                    .editTask,
                                    data: ["task": .string(id), "text": .string(text)],
                                    as: ["task", "edit", id, text]
                                )
                            )
                        ]
                }
            )
        ]
    }

    static func assign(_ id: String) -> [TopWish] { act(.assign, id, as: "assign") }
    static func retry(_ id: String) -> [TopWish] { act(.retryTask, id, as: "retry") }
    static func release(_ id: String) -> [TopWish] { act(.release, id, as: "release") }
    static func hold(_ id: String) -> [TopWish] { act(.hold, id, as: "hold") }

    static func cancel(_ id: String) -> [TopWish] {
        let act = TopAct(.cancelTask, data: ["task": .string(id)], as: ["task", "cancel", id])
        return [
            .confirm(act, title: "Cancel \(id)?", lines: ["Its run is stopped. What was done stays in its worktree."])
        ]
    }

    static func accept(_ id: String) -> [TopWish] {
        let act = TopAct(.accept, data: ["task": .string(id)], as: ["task", "accept", id])
        return [.confirm(act, title: "Take over the work of \(id)?", lines: ["It goes the way that the settings say."])]
    }

    static func discard(_ id: String) -> [TopWish] {
        let act = TopAct(.discard, data: ["task": .string(id)], as: ["task", "discard", id])
        let lines = ["Its worktree goes. The work is saved under a ref first, from which it can be brought back."]
        return [.confirm(act, title: "Throw the work of \(id) away?", lines: lines)]
    }

    private static func act(_ name: DirectiveName, _ id: String, as word: String) -> [TopWish] {
        [.act(TopAct(name, data: ["task": .string(id)], as: ["task", word, id]))]
    }
}
