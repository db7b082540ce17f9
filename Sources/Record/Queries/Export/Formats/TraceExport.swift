import Domain
import JSON

/// OTLP in JSON, as a collector takes it at `/v1/traces`: a task is a trace, and in it a run is an agent that is
/// invoked, a response a chat, and a use of a tool a tool that is executed. The names are those of OpenTelemetry's
/// conventions for generative AI. What was said is not in it.
struct TraceExport: ExportWriter {
    private var bytes: [UInt8] = []
    private var hasSpans = false
    private var run: RecordedRun?
    /// From when to when something of the run and of the task is known.
    private var runSpan: ClosedRange<WallTime>?
    private var taskSpan: ClosedRange<WallTime>?

    mutating func begin(_ heading: ExportHeading) {
        let resource = JSONWriter.text(
            .object([
                "attributes": SpanAttributes([
                    ("service.name", .string("roost")), ("service.version", .string(heading.version)),
                ]).json
            ])
        )
        let scope = JSONWriter.text(.object(["name": .string("roost"), "version": .string(heading.version)]))
        bytes += "{\"resourceSpans\":[{\"resource\":\(resource),\"scopeSpans\":[{\"scope\":\(scope),\"spans\":[".utf8
    }

    mutating func add(_ item: ExportItem) {
        switch item {
        case .task(let task): taskSpan = task.detectedAt...max(task.detectedAt, task.endedAt ?? task.detectedAt)
        case .run(let told):
            run = told
            runSpan = told.spawnedAt...max(told.spawnedAt, told.endedAt ?? told.spawnedAt)
        case .call(let call):
            widen(call.span.lowerBound, call.at)
            if let run { write(TraceSpan(call, of: run)) }
        case .tool(let tool):
            widen(tool.at, tool.endedAt ?? tool.at)
            if let run { write(TraceSpan(tool, of: run)) }
        case .event(let event): if run != nil { widen(event.at, event.at) }
        case .talk(let talk): if let at = talk.item.at { widen(at, at) }
        case .runEnd(let told, let usage):
            if let span = runSpan {
                write(TraceSpan(told, usage, in: span))
                taskSpan = taskSpan.map { Self.joined($0, span) }
            }
            (run, runSpan) = (nil, nil)
        case .taskEnd(let task):
            if let span = taskSpan { write(TraceSpan(task, in: span)) }
            taskSpan = nil
        case .trigger, .decision, .worktree, .change, .checkpoint: break
        }
    }

    mutating func finish() { bytes += "\n]}]}]}\n".utf8 }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func widen(_ start: WallTime, _ end: WallTime) {
        runSpan = runSpan.map { Self.joined($0, start...max(start, end)) }
    }

    private static func joined(_ left: ClosedRange<WallTime>, _ right: ClosedRange<WallTime>) -> ClosedRange<WallTime> {
        min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
    }

    private mutating func write(_ span: TraceSpan) {
        bytes += (hasSpans ? ",\n" : "\n").utf8
        hasSpans = true
        bytes += JSONWriter.bytes(.object(span.json))
    }
}
