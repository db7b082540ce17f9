import Control
import Domain
import JSON

/// What the daemon says to the same wish for one task after the other.
struct TaskAnswers {
    private(set) var all: [(task: TaskID, answer: DirectiveAnswer)] = []

    mutating func add(_ answer: DirectiveAnswer, of task: TaskID) { all.append((task, answer)) }

    /// The first that says no.
    var refusal: DirectiveAnswer? { all.first { !$0.answer.isOK }?.answer }

    var table: Table {
        var table = Table(
            of: "task_change",
            [
                Column("task", title: "TASK"), Column("ok", title: "OK"), Column("detail", title: "DETAIL", .prose),
                Column("code", title: "CODE"), Column("hint", title: "HINT", .prose),
                Column("data", title: "DATA", .prose),
            ]
        )
        for (task, answer) in all {
            table.append([
                .text(task.text), Cell(answer.isOK ? "yes" : "no", .bool(answer.isOK)), .text(answer.detail),
                .json(JSONValue(answer.code?.text)), .json(JSONValue(answer.hint)),
                .json(answer.data.map { .object($0) } ?? .null),
            ])
        }
        return table
    }
}
