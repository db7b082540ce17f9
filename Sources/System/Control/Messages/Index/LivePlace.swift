package import Domain
import JSON

/// Where a fact of a run comes from: the line that tells it, and when that came. What stands before the position that
/// the last summary of the run names was told by that summary.
package struct LivePlace: Hashable, Sendable {
    package let run: RunID
    package let task: TaskID
    package let channel: Channel
    /// Where the line begins in the bytes of the channel.
    package let offset: Int64
    package let at: WallTime

    package init(run: RunID, task: TaskID, channel: Channel, offset: Int64, at: WallTime) {
        self.run = run
        self.task = task
        self.channel = channel
        self.offset = offset
        self.at = at
    }

    init(_ fields: Fields) throws(FieldError) {
        run = try fields.required("run", .id)
        task = try fields.required("task", .id)
        channel = try fields.required("source", .channel)
        offset = try fields.required("offset", .count)
        at = try fields.required("at", .time)
    }

    var json: JSONObject {
        [
            "run": .string(run.text),
            "task": .string(task.text),
            "source": .string(channel.rawValue),
            "offset": .integer(offset),
            "at": .string(at.iso),
        ]
    }
}

extension FieldShape where Value == Channel {
    fileprivate static var channel: FieldShape {
        FieldShape(expected: "stdout or stderr") { $0.stringValue.flatMap(Channel.init) }
    }
}
