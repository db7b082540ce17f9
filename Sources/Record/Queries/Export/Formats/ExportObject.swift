import Domain
import JSON

/// What is exported as JSON objects, with the names that other answers in JSON have for the same.
enum ExportObject {
    static func of(_ task: RecordedTask) -> JSONObject {
        [
            "task": .string(task.id), "title": JSONValue(task.title), "status": .string(task.status),
            "held": .bool(task.isHeld), "source": .string(task.source), "issue": JSONValue(task.issueNumber),
            "issueUrl": JSONValue(task.issueURL), "priority": JSONValue(task.priority), "labels": texts(task.labels),
            "detectedAt": time(task.detectedAt), "assignedAt": time(task.assignedAt),
            "startedAt": time(task.startedAt), "completedAt": time(task.completedAt), "failedAt": time(task.failedAt),
            "failureReason": JSONValue(task.failureReason), "pullRequest": JSONValue(task.pullRequestNumber),
            "pullRequestUrl": JSONValue(task.pullRequestURL), "commits": texts(task.commits),
            "costUsd": dollars(task.cost), "costNanodollars": .integer(task.cost.nanodollars),
            "unpriced": .integer(task.unpricedCalls), "session": JSONValue(task.session),
            "description": JSONValue(task.description),
        ]
    }

    static func of(_ run: RecordedRun) -> JSONObject {
        [
            "run": .string(run.id), "task": .string(run.task), "session": JSONValue(run.session),
            "worker": JSONValue(run.worker), "step": JSONValue(run.step), "attempt": JSONValue(run.attempt),
            "agent": JSONValue(run.agent), "agentVersion": JSONValue(run.agentVersion),
            "roostVersion": JSONValue(run.roostVersion), "model": JSONValue(run.model), "status": .string(run.status),
            "outcome": JSONValue(run.outcome), "reason": JSONValue(run.reason), "summary": JSONValue(run.summary),
            "failureReason": JSONValue(run.failureReason), "exitCode": JSONValue(run.exitCode),
            "signal": JSONValue(run.signal), "startedAt": time(run.spawnedAt), "endedAt": time(run.endedAt),
            "durationMs": JSONValue(run.duration.map { $0.nanoseconds / 1_000_000 }),
            "command": JSONValue(run.command), "prompt": JSONValue(run.promptSummary),
            "repository": JSONValue(run.repository), "worktree": JSONValue(run.worktree),
            "branch": JSONValue(run.branch), "conversation": JSONValue(run.conversation),
            "needsHuman": .bool(run.needsHuman), "archive": JSONValue(run.archive),
        ]
    }

    static func of(_ usage: RunUsage) -> JSONObject {
        var sums = CostSums()
        sums.responses = usage.calls
        sums.failed = usage.failedCalls
        sums.unpriced = usage.unpricedCalls
        sums.usage = usage.usage
        sums.pricedCost = usage.cost
        return of(sums)
    }

    static func of(_ sums: CostSums) -> JSONObject {
        var object: JSONObject = [
            "responses": .integer(sums.responses), "failed": .integer(sums.failed), "unpriced": .integer(sums.unpriced),
        ]
        append(sums.usage, to: &object)
        object.append("costUsd", dollars(sums.cost))
        object.append("costNanodollars", JSONValue(sums.cost?.nanodollars))
        return object
    }

    static func of(_ call: RecordedCall) -> JSONObject {
        var object: JSONObject = [
            "run": .string(call.run), "at": time(call.at), "model": .string(call.model),
            "provider": JSONValue(call.provider),
        ]
        append(call.usage, to: &object)
        let rest: JSONObject = [
            "tokensReasoning": .integer(call.reasoningTokens), "costUsd": dollars(call.cost),
            "costNanodollars": JSONValue(call.cost?.nanodollars), "reportedCostUsd": dollars(call.reportedCost),
            "unpricedReason": JSONValue(call.unpricedReason), "firstTokenMs": JSONValue(call.firstTokenMilliseconds),
            "durationMs": JSONValue(call.milliseconds), "tokensPerSecond": JSONValue(call.tokensPerSecond),
            "ok": .bool(call.isSuccess), "errorCode": JSONValue(call.errorCode), "error": JSONValue(call.error),
            "response": JSONValue(call.response), "request": JSONValue(call.request),
            "conversation": JSONValue(call.conversation), "tier": JSONValue(call.tier),
            "region": JSONValue(call.region), "webSearches": .integer(call.webSearches),
            "sidechain": .bool(call.isSidechain),
        ]
        for field in rest.fields { object.append(field.key, field.value) }
        return object
    }

    static func of(_ tool: RecordedToolCall) -> JSONObject {
        [
            "run": .string(tool.run), "tool": .string(tool.tool), "call": JSONValue(tool.call),
            "block": .integer(tool.block), "resultBlock": JSONValue(tool.resultBlock), "at": time(tool.at),
            "endedAt": time(tool.endedAt), "durationMs": JSONValue(tool.milliseconds),
            "ok": tool.isSuccess.map { .bool($0) } ?? .null, "sidechain": .bool(tool.isSidechain),
        ]
    }

    private static func append(_ usage: Usage, to object: inout JSONObject) {
        object.append("tokensTotal", .integer(usage.sum))
        object.append("tokensInput", .integer(usage.input))
        object.append("tokensOutput", .integer(usage.output))
        object.append("tokensCachedRead", .integer(usage.cacheRead))
        object.append("tokensCachedWrite5m", .integer(usage.cacheWrite5m))
        object.append("tokensCachedWrite1h", .integer(usage.cacheWrite1h))
    }

    static func time(_ time: WallTime?) -> JSONValue { JSONValue(time?.iso) }

    /// A text, since numbers lose digits in many programs.
    static func dollars(_ money: Money?) -> JSONValue { JSONValue(money?.exactText) }

    static func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
}
