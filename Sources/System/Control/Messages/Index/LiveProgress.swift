package import Domain
import JSON

/// How far a run has come, once for each time that its output was read.
package struct LiveProgress: Hashable, Sendable {
    package let run: RunID
    package let task: TaskID
    /// Up to where each channel was read.
    package var read: PerChannel<Int64> = [.stdout: 0, .stderr: 0]
    /// When the last byte came that was read.
    package var lastOutputAt: WallTime?
    package var lastMessageAt: WallTime?
    package var messages: Int64 = 0
    package var toolCalls: Int64 = 0
    package var turns: Int64 = 0

    package init(run: RunID, task: TaskID) {
        self.run = run
        self.task = task
    }

    init(_ fields: Fields) throws(FieldError) {
        run = try fields.required("run", .id)
        task = try fields.required("task", .id)
        read[.stdout] = try fields.required("stdoutOffset", .count)
        read[.stderr] = try fields.required("stderrOffset", .count)
        lastOutputAt = try fields.optional("lastOutputAt", .time)
        lastMessageAt = try fields.optional("lastMessageAt", .time)
        messages = try fields.required("messages", .count)
        toolCalls = try fields.required("toolCalls", .count)
        turns = try fields.required("turns", .count)
    }

    var json: JSONObject {
        var object: JSONObject = ["run": .string(run.text), "task": .string(task.text)]
        object.append("stdoutOffset", .integer(read[.stdout] ?? 0))
        object.append("stderrOffset", .integer(read[.stderr] ?? 0))
        object["lastOutputAt"] = lastOutputAt.map { .string($0.iso) }
        object["lastMessageAt"] = lastMessageAt.map { .string($0.iso) }
        object.append("messages", .integer(messages))
        object.append("toolCalls", .integer(toolCalls))
        object.append("turns", .integer(turns))
        return object
    }
}
