import Domain
import JSON

/// All that happened as one table, a row each, for a spreadsheet: what was said is in it, and what it cost.
struct CSVExport: ExportWriter {
    static let columns = [
        "at", "endedAt", "kind", "task", "run", "name", "text", "ok", "tokensInput", "tokensOutput",
        "tokensCachedRead", "tokensCachedWrite5m", "tokensCachedWrite1h", "costUsd", "durationMs", "details",
    ]

    private var bytes: [UInt8] = []
    private var task = ""
    private var run = ""

    mutating func begin(_ heading: ExportHeading) { bytes += CSVLine.text(Self.columns).utf8 }

    mutating func add(_ item: ExportItem) {
        switch item {
        case .task(let told):
            (task, run) = (told.id, "")
            write(CSVRow(told))
        case .run(let told):
            run = told.id
            write(CSVRow(told))
        case .trigger(let trigger): write(CSVRow(TimelineEntry(trigger)))
        case .decision(let decision): write(CSVRow(TimelineEntry(decision)))
        case .worktree(let operation): write(CSVRow(TimelineEntry(operation)))
        case .event(let event): write(CSVRow(TimelineEntry(event, as: event.origin == .agent ? .agent : .event)))
        case .change(let change): write(CSVRow(change))
        case .checkpoint(let checkpoint): write(CSVRow(checkpoint))
        case .call(let call): write(CSVRow(call))
        // They are blocks as well.
        case .tool: break
        case .talk(let talk): if case .block(let block) = talk.item { write(CSVRow(block)) }
        case .runEnd: run = ""
        case .taskEnd: (task, run) = ("", "")
        }
    }

    mutating func finish() {}

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func write(_ row: CSVRow) { bytes += CSVLine.text(row.fields(task: task, run: run)).utf8 }
}
