import Domain
import JSON

/// One thing that happened as a row of the table of an export.
struct CSVRow {
    private let at: WallTime?
    private var endedAt: WallTime?
    private let kind: String
    private let name: String
    private let text: String
    private var isSuccess: Bool?
    private var usage: Usage?
    private var cost: Money?
    private var milliseconds: Int64?
    private var details = JSONObject()

    func fields(task: String, run: String) -> [String] {
        let counts = usage.map {
            [$0.input, $0.output, $0.cacheRead, $0.cacheWrite5m, $0.cacheWrite1h].map(String.init)
        }
        return [
            at?.iso ?? "", endedAt?.iso ?? "", kind, task, run, name, text,
            isSuccess.map { $0 ? "true" : "false" } ?? "",
        ] + (counts ?? Array(repeating: "", count: 5)) + [
            cost?.exactText ?? "", milliseconds.map(String.init) ?? "",
            details.isEmpty ? "" : JSONWriter.text(.object(details)),
        ]
    }

    init(_ entry: TimelineEntry) {
        (at, kind, name, text) = (entry.at, entry.kind.rawValue, entry.name, entry.text)
        details = entry.details
    }

    init(_ task: RecordedTask) {
        (at, kind, name, text) = (task.detectedAt, "task", task.status, task.title ?? "")
        endedAt = task.endedAt
        milliseconds = task.duration.map { $0.nanoseconds / 1_000_000 }
        details = ExportObject.of(task)
    }

    init(_ run: RecordedRun) {
        (at, kind, name, text) = (run.spawnedAt, "run", run.status, run.ending)
        endedAt = run.endedAt
        milliseconds = run.duration.map { $0.nanoseconds / 1_000_000 }
        details = ExportObject.of(run)
    }

    init(_ change: RecordedChange) {
        (at, kind, name, text) = (change.at, "change", change.type, change.message)
        details = ["subject": JSONValue(change.subject), "level": .string(change.level), "data": change.data]
    }

    init(_ checkpoint: RecordedCheckpoint) {
        (at, kind, name) = (checkpoint.at, "checkpoint", "checkpoint \(checkpoint.sequence)")
        text = checkpoint.summary ?? ""
        details = ExportObject.of(checkpoint)
    }

    /// Its cost stands in no other row, so that the column can be summed.
    init(_ call: RecordedCall) {
        (at, kind, name, text) = (call.span.lowerBound, "call", call.model, call.error ?? call.errorCode ?? "")
        endedAt = call.at
        (isSuccess, usage, cost) = (call.isSuccess, call.usage, call.cost)
        milliseconds = call.milliseconds.map { Int64($0) }
        details = ["response": JSONValue(call.response), "provider": JSONValue(call.provider)]
    }

    init(_ block: TalkBlock) {
        let isTool = block.type == "tool_use" || block.type == "tool_result"
        (at, kind, name) = (block.at, block.type, isTool ? block.toolName ?? "tool" : block.role)
        text = block.content ?? block.toolOutput ?? block.toolInput ?? ""
        isSuccess = block.isSuccess
        details = [
            "block": .integer(block.number), "message": .integer(block.message), "call": JSONValue(block.toolUse),
        ]
    }
}
