package import Domain
import JSON

/// All that the index knows of a run that goes on, for whoever has just begun to listen or has missed something.
package struct LiveSummary: Hashable, Sendable {
    /// A tool that was called and has not answered yet.
    package struct OpenTool: Hashable, Sendable {
        package let call: String?
        package let tool: String
        /// What it is to do, in a line.
        package let what: String?
        package let since: WallTime

        package init(call: String?, tool: String, what: String? = nil, since: WallTime) {
            self.call = call
            self.tool = tool
            self.what = what
            self.since = since
        }
    }

    package var progress: LiveProgress
    package var worker: WorkerID?
    package var agent: String
    package var createdAt: WallTime
    package var model: String?
    package var conversation: String?
    package var openTools: [OpenTool] = []
    /// Asked for, and neither denied nor used since.
    package var permissions: [LiveEvent] = []
    /// The last event of each type, and of each limit, oldest first.
    package var events: [LiveEvent] = []
    /// Missing while the index cannot be read.
    package var spent: Spending?

    package init(_ progress: LiveProgress, agent: String, createdAt: WallTime) {
        self.progress = progress
        self.agent = agent
        self.createdAt = createdAt
    }

    init(_ fields: Fields) throws(FieldError) {
        progress = try LiveProgress(fields)
        worker = try fields.optional("worker", .id)
        agent = try fields.required("agent", .text)
        createdAt = try fields.required("createdAt", .time)
        model = try fields.optional("model", .text)
        conversation = try fields.optional("conversation", .text)
        openTools = try fields.list("openTools") { (fields) throws(FieldError) in try OpenTool(fields) }
        permissions = try fields.list("permissions") { (fields) throws(FieldError) in try LiveEvent(fields) }
        events = try fields.list("events") { (fields) throws(FieldError) in try LiveEvent(fields) }
        spent = try fields.optional("runSpent", .spending)
    }

    var json: JSONObject {
        var object = progress.json
        object["worker"] = worker.map { .string($0.text) }
        object.append("agent", .string(agent))
        object.append("createdAt", .string(createdAt.iso))
        object["model"] = model.map { .string($0) }
        object["conversation"] = conversation.map { .string($0) }
        object.append("openTools", .array(openTools.map { .object($0.json) }))
        object.append("permissions", .array(permissions.map { .object($0.json) }))
        object.append("events", .array(events.map { .object($0.json) }))
        object["runSpent"] = spent.map { .object($0.json) }
        return object
    }
}

extension LiveSummary.OpenTool {
    fileprivate init(_ fields: Fields) throws(FieldError) {
        call = try fields.optional("call", .text)
        tool = try fields.required("tool", .text)
        what = try fields.optional("what", .text)
        since = try fields.required("since", .time)
    }

    fileprivate var json: JSONObject {
        var object = JSONObject()
        object["call"] = call.map { .string($0) }
        object.append("tool", .string(tool))
        object["what"] = what.map { .string($0) }
        object.append("since", .string(since.iso))
        return object
    }
}

extension Fields {
    /// A list of objects.
    fileprivate func list<Element>(
        _ key: String,
        _ make: (Fields) throws(FieldError) -> Element
    ) throws(FieldError) -> [Element] {
        guard let values = value(key).arrayValue else { throw .wrong(key, expected: "a list") }
        var made: [Element] = []
        for value in values {
            guard let object = value.objectValue else { throw .wrong(key, expected: "a list of objects") }
            made.append(try make(Fields(object)))
        }
        return made
    }
}
