import Domain
import JSON
import Store

/// How what happened is said in a line.
extension TimelineEntry {
    init(_ trigger: RecordedTrigger) {
        let words = [trigger.source, PlainValue.fields(trigger.data)].compactMap { $0 }.filter { !$0.isEmpty }
        self.init(
            at: trigger.at,
            kind: .trigger,
            run: nil,
            name: trigger.type,
            text: words.joined(separator: " "),
            details: [
                "session": .string(trigger.session), "source": JSONValue(trigger.source), "data": trigger.data,
            ]
        )
    }

    init(_ decision: RecordedDecision) {
        let reason = decision.reason ?? "no reason is recorded"
        self.init(
            at: decision.at,
            kind: .decision,
            run: nil,
            name: decision.point,
            text: decision.chosen.map { "\($0): \(reason)" } ?? reason,
            details: [
                "decision": .string(decision.name.text), "function": .string(decision.function),
                "input": decision.input, "output": decision.output,
                "notChosen": .array(decision.notChosen.map(JSONValue.string)),
                "durationMs": JSONValue(decision.milliseconds), "sourceFile": JSONValue(decision.sourceFile),
            ]
        )
    }

    init(_ operation: WorktreeOperation) {
        self.init(
            at: operation.at,
            kind: .worktree,
            run: nil,
            name: operation.operation,
            text: [operation.path, operation.reason].compactMap { $0 }.joined(separator: "  "),
            details: [
                "path": .string(operation.path), "branch": JSONValue(operation.branch),
                "signs": .object(operation.signs), "logic": operation.logic,
            ]
        )
    }

    init(startOf run: RecordedRun) {
        let step = run.step.map { "step \($0)" }
        let attempt = run.attempt.map { "attempt \($0)" }
        let worker = run.worker.map { "on \($0)" }
        self.init(
            at: run.spawnedAt,
            kind: .run,
            run: run.id,
            name: "started",
            text: [run.agent, step, attempt, worker].compactMap { $0 }.joined(separator: ", "),
            details: [
                "session": JSONValue(run.session), "command": JSONValue(run.command),
                "prompt": JSONValue(run.promptSummary), "model": JSONValue(run.model),
                "worktree": JSONValue(run.worktree), "branch": JSONValue(run.branch),
            ]
        )
    }

    /// Nothing for a run that goes on.
    init?(endOf run: RecordedRun) {
        guard let endedAt = run.endedAt else { return nil }
        self.init(
            at: endedAt,
            kind: .run,
            run: run.id,
            name: "ended",
            text: run.ending,
            details: [
                "status": .string(run.status), "outcome": JSONValue(run.outcome), "reason": JSONValue(run.reason),
                "exitCode": JSONValue(run.exitCode), "signal": JSONValue(run.signal),
            ]
        )
    }

    init(_ event: RecordedEvent, as kind: Kind) {
        self.init(
            at: event.at,
            kind: kind,
            run: event.owner,
            name: event.type,
            text: AgentWords.text(of: event),
            details: ["severity": .string(event.severity), "data": event.details]
        )
    }

    init(changeAt time: WallTime, as kind: Kind, level: String, message: String, data: JSONValue) {
        let status = data["status"]?.stringValue
        self.init(
            at: time,
            kind: kind,
            run: nil,
            name: kind == .task ? status ?? "changed" : data["kind"]?.stringValue ?? level,
            text: message.isEmpty ? PlainValue.fields(data) : message,
            details: ["level": .string(level), "data": data]
        )
    }

    init(call row: borrowing Row) {
        let cost = row.integer(7).map { Money(nanodollars: $0) }
        let error = row.text(12) ?? row.text(11) ?? "it failed"
        let isSuccess = row.bool(10) ?? true
        let words = ["\(row.integer(13) ?? 0) tokens", cost.map { "\($0)" } ?? "price not known"]
        self.init(
            at: row.time(0),
            kind: .call,
            run: row.text(1),
            name: row.word(2),
            text: (words + (isSuccess ? [] : [error])).joined(separator: ", "),
            details: [
                "input": JSONValue(row.integer(3)), "output": JSONValue(row.integer(4)),
                "cacheRead": JSONValue(row.integer(5)), "cacheWrite": JSONValue(row.integer(6)),
                "costUsd": cost.map { .decimal($0.exactText) } ?? .null, "firstTokenMs": JSONValue(row.real(8)),
                "durationMs": JSONValue(row.real(9)), "ok": .bool(isSuccess),
            ]
        )
    }

    init(_ tool: UsedTool, ofRun run: String) {
        let took = tool.took.map { BriefDuration.text($0) }
        let answer =
            switch tool.isSuccess {
            case nil: "no answer"
            case true?: took
            case false?: took.map { "failed after \($0)" } ?? "failed"
            }
        self.init(
            at: tool.at,
            kind: .tool,
            run: run,
            name: tool.name,
            text: [tool.what, answer ?? ""].filter { !$0.isEmpty }.joined(separator: "  "),
            details: [
                "call": JSONValue(tool.call), "input": tool.input.map(PlainValue.read) ?? .null,
                "durationMs": JSONValue(tool.took.map { $0.nanoseconds / 1_000_000 }),
                "ok": tool.isSuccess.map { .bool($0) } ?? .null,
            ]
        )
    }
}
