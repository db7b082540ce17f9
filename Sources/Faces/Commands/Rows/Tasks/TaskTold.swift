import Control
import Domain
import JSON

/// What the daemon says of a task that it has taken: for scripts its id, for programs its columns.
struct TaskTold {
    private let answer: DirectiveAnswer
    private let task: JSONObject

    init(_ answer: DirectiveAnswer) {
        self.answer = answer
        task = answer.data?["task"]?.objectValue ?? [:]
    }

    func show(_ invocation: Invocation) throws(CommandError) {
        guard invocation.format == .table else { return try facts.show(on: invocation.console, as: invocation.format) }
        if let id = task["task_id"]?.stringValue { try invocation.console.line(SafeText.of(id)) }
        try invocation.console.say("roost: \(SafeText.of(answer.detail))")
    }

    private var facts: FactList {
        var facts = FactList(of: "task")
        for (key, column) in Self.columns { facts.add(key, "", .json(task[column] ?? .null)) }
        return facts
    }

    /// Named as `roost task show` names them.
    private static let columns = [
        ("task", "task_id"), ("title", "title"), ("status", "status"), ("held", "is_held"), ("source", "source"),
        ("priority", "priority"), ("detectedAt", "detected_at"), ("description", "description"),
    ]
}
