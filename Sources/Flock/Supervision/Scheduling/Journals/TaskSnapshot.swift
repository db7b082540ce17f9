import Domain
import JSON

/// The lines with which the session of a daemon begins: all that is open, so that no older line is needed again.
package enum TaskSnapshot {
    /// How much of the tasks one line holds, as text; a journal takes four times as much.
    static let partBytesMax = 1 << 20
    static let endedPerPart = 5_000
    static let alertsKey = "alerts"

    /// In as many parts as it takes; a reader goes by none of them before it has all.
    package static func lines(of tasks: OpenTasks) -> [SchedulerLine] {
        var parts = split(tasks.lines).map { [("tasks", JSONValue.array($0.map { .object($0) }))] }
        let ended = tasks.ended.all
        for start in stride(from: 0, to: ended.count, by: endedPerPart) {
            let some = ended[start..<min(start + endedPerPart, ended.count)]
            let statuses = JSONObject(some.map { ($0.task.text, .string($0.status.rawValue)) })
            parts.append([("tasks", .array([])), ("ended", .object(statuses))])
        }
        let seen = tasks.seen.sorted { $0.key < $1.key }.map { ($0.key.text, JSONValue.integer($0.value)) }
        return parts.enumerated().map { index, fields in
            var data = JSONObject(fields)
            data["part"] = .integer(Int64(index + 1))
            data["parts"] = .integer(Int64(parts.count))
            if index == parts.count - 1 {
                data["generation"] = .integer(tasks.generation + 1)
                data[SchedulerTurn.standingKey] = .object(tasks.standing.json)
                if !tasks.alerts.isEmpty { data[alertsKey] = .object(tasks.alerts.json) }
                data["seen"] = .object(JSONObject(seen))
            }
            let message = "Open tasks, part \(index + 1) of \(parts.count)"
            return SchedulerLine(type: .snapshot, level: .info, message: message, data: data)
        }
    }

    private static func split(_ tasks: [JSONObject]) -> [[JSONObject]] {
        var parts: [[JSONObject]] = [[]]
        var bytes = 0
        for task in tasks {
            let length = JSONWriter.text(.object(task)).utf8.count
            if bytes + length > partBytesMax, bytes > 0 {
                parts.append([])
                bytes = 0
            }
            parts[parts.count - 1].append(task)
            bytes += length
        }
        return parts
    }
}
