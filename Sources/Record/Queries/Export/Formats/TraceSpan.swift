import Domain
import JSON

/// One span of a trace: what was done from when to when, and by what it was called for.
struct TraceSpan {
    /// Of `SpanKind`: within this system, or as the client of another.
    private enum Kind: Int64 {
        case within = 1
        case client = 3
    }

    private let trace: String
    private let span: String
    private let parent: String?
    private let name: String
    private let kind: Kind
    private let start: WallTime
    private let end: WallTime
    private let attributes: [(String, JSONValue)]
    /// Nothing where it is not known to have failed.
    private let failure: String?

    var json: JSONObject {
        var object: JSONObject = ["traceId": .string(trace), "spanId": .string(span)]
        if let parent { object.append("parentSpanId", .string(parent)) }
        object.append("name", .string(name))
        object.append("kind", .integer(kind.rawValue))
        object.append("startTimeUnixNano", .string("\(start.nanoseconds)"))
        object.append("endTimeUnixNano", .string("\(end.nanoseconds)"))
        object.append("attributes", SpanAttributes(attributes).json)
        // 2 is an error; else nothing is claimed.
        object.append(
            "status",
            failure.map { .object(["code": 2, "message": .string($0)]) } ?? .object(JSONObject())
        )
        return object
    }

    init(_ task: RecordedTask, in span: ClosedRange<WallTime>) {
        trace = SpanName.trace(ofTask: task.id)
        self.span = SpanName.span(ofTask: task.id)
        parent = nil
        name = "invoke_workflow \(task.id)"
        kind = .within
        (start, end) = (span.lowerBound, span.upperBound)
        failure = task.status == "failed" ? task.failureReason ?? task.status : nil
        attributes = [
            ("gen_ai.operation.name", .string("invoke_workflow")), ("gen_ai.workflow.name", .string(task.id)),
            ("roost.task.id", .string(task.id)), ("roost.task.title", JSONValue(task.title)),
            ("roost.task.status", .string(task.status)), ("roost.cost.usd", .string(task.cost.exactText)),
        ]
    }

    init(_ run: RecordedRun, _ usage: RunUsage, in span: ClosedRange<WallTime>) {
        let agent = run.agent ?? "agent"
        trace = SpanName.trace(ofTask: run.task)
        self.span = SpanName.span(ofRun: run.id)
        parent = SpanName.span(ofTask: run.task)
        name = "invoke_agent \(agent)"
        kind = .within
        (start, end) = (span.lowerBound, span.upperBound)
        failure = (run.outcome ?? run.status) == "failed" ? run.ending : nil
        attributes =
            [
                ("gen_ai.operation.name", .string("invoke_agent")), ("gen_ai.agent.name", .string(agent)),
                ("gen_ai.agent.id", .string(run.id)), ("gen_ai.conversation.id", JSONValue(run.conversation)),
                ("gen_ai.request.model", JSONValue(run.model)),
            ] + Self.tokens(usage.usage) + [
                ("roost.task.id", .string(run.task)), ("roost.run.id", .string(run.id)),
                ("roost.worker.id", JSONValue(run.worker)), ("roost.step", JSONValue(run.step)),
                ("roost.attempt", JSONValue(run.attempt)), ("roost.outcome", JSONValue(run.outcome)),
                ("process.exit.code", JSONValue(run.exitCode)), ("roost.cost.usd", .string(usage.cost.exactText)),
                ("roost.unpriced", .integer(usage.unpricedCalls)),
            ]
    }

    init(_ call: RecordedCall, of run: RecordedRun) {
        trace = SpanName.trace(ofTask: run.task)
        span = SpanName.span(of: call)
        parent = SpanName.span(ofRun: run.id)
        name = "chat \(call.model)"
        kind = .client
        (start, end) = (call.span.lowerBound, call.span.upperBound)
        failure = call.isSuccess ? nil : call.error ?? call.errorCode ?? "failed"
        attributes =
            [
                ("gen_ai.operation.name", .string("chat")), ("gen_ai.provider.name", JSONValue(call.provider)),
                ("gen_ai.request.model", .string(call.model)), ("gen_ai.response.model", .string(call.model)),
                ("gen_ai.response.id", JSONValue(call.response)),
                ("gen_ai.conversation.id", JSONValue(call.conversation)),
            ] + Self.tokens(call.usage) + [
                ("gen_ai.usage.reasoning.output_tokens", .integer(call.reasoningTokens)),
                ("error.type", call.isSuccess ? .null : .string(call.errorCode ?? "_OTHER")),
                ("roost.run.id", .string(run.id)), ("roost.cost.usd", ExportObject.dollars(call.cost)),
                ("roost.first_token_ms", JSONValue(call.firstTokenMilliseconds)),
            ]
    }

    init(_ tool: RecordedToolCall, of run: RecordedRun) {
        trace = SpanName.trace(ofTask: run.task)
        span = SpanName.span(of: tool)
        parent = SpanName.span(ofRun: run.id)
        name = "execute_tool \(tool.tool)"
        kind = .within
        (start, end) = (tool.at, max(tool.at, tool.endedAt ?? tool.at))
        failure = tool.isSuccess == false ? "the tool failed" : nil
        attributes = [
            ("gen_ai.operation.name", .string("execute_tool")), ("gen_ai.tool.name", .string(tool.tool)),
            ("gen_ai.tool.call.id", JSONValue(tool.call)),
            ("error.type", tool.isSuccess == false ? .string("tool_error") : .null),
            ("roost.run.id", .string(run.id)),
        ]
    }

    /// The conventions count what is read from caches and written to them as input too.
    private static func tokens(_ usage: Usage) -> [(String, JSONValue)] {
        let written = usage.cacheWrite5m + usage.cacheWrite1h
        return [
            ("gen_ai.usage.input_tokens", .integer(usage.input + usage.cacheRead + written)),
            ("gen_ai.usage.output_tokens", .integer(usage.output)),
            ("gen_ai.usage.cache_read.input_tokens", .integer(usage.cacheRead)),
            ("gen_ai.usage.cache_creation.input_tokens", .integer(written)),
        ]
    }
}
