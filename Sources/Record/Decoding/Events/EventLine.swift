import Domain
import JSON

/// One line of a log, and what it says.
struct EventLine {
    private static let levels = [
        "debug": "debug", "trace": "debug", "info": "info", "notice": "info", "warn": "warn", "warning": "warn",
        "error": "error", "critical": "error", "fatal": "error",
    ]
    /// What an entry of a log says of a status by its name: `task_completed`.
    private static let statuses = [
        "detected": "detected", "assigned": "assigned", "started": "active", "active": "active",
        "completed": "completed", "failed": "failed", "blocked": "blocked",
    ]
    private static let workerStatuses = [
        "spawned": "spawned", "spawn": "spawned", "started": "running", "running": "running",
        "completed": "completed", "failed": "failed",
    ]
    private static let moments = [
        "assigned": "assigned_at", "active": "started_at", "completed": "completed_at", "failed": "failed_at",
    ]

    private let fields: LogFields
    private let kind: LogKind?
    /// The word by which the kind was told, in small letters.
    private let word: String?
    let origin: LineOrigin

    init(_ fields: LogFields, bytes: Range<Int64>) {
        var (kind, word): (LogKind?, String?)
        for key in LogKind.keys {
            guard let said = fields.text(key)?.lowercased() else { continue }
            word = word ?? said
            guard let found = LogKind(word: said) else { continue }
            (kind, word) = (found, said)
            break
        }
        self.fields = fields
        self.word = word
        self.kind = kind ?? LogKind { fields.object[$0] != nil }
        var origin = LineOrigin(bytes: bytes)
        origin.at = fields.time
        if self.kind == .message {
            origin.conversation = fields.text("conversation_id") ?? fields.text("worker_id")
        }
        self.origin = origin
    }

    var facts: [Fact] {
        switch kind {
        case .session?: [.logged(line("coordinator_session"))]
        case .trigger?: [.logged(line("trigger", with: "trigger_type"))]
        case .decision?: [.logged(line("decision"))]
        case .worktree?: [.logged(line("worktree_op", with: "operation", prefix: "worktree_"))]
        case .task?: task
        case .worker?: worker
        case .message?: message
        case .call?: call
        case .system?: [.logged(system)]
        case nil: [.unknown(type: word ?? ""), .logged(system)]
        }
    }

    // MARK: - Lines

    private var level: String {
        fields.text("severity").flatMap { Self.levels[$0.lowercased()] } ?? (word == "error" ? "error" : "info")
    }

    /// The word itself stands for a field that the line does not have: `{"event":"poll_cycle"}`.
    private func line(_ type: String, with key: String? = nil, prefix: String = "") -> LoggedLine {
        var data = fields.object
        if let key, data[key] == nil, let word {
            let isPrefixed = !prefix.isEmpty && word.hasPrefix(prefix)
            data[key] = .string(isPrefixed ? String(word.dropFirst(prefix.count)) : word)
        }
        return LoggedLine(type: type, level: level, message: fields.text("message") ?? "", data: data)
    }

    /// What has no columns of its own stands in the details.
    private var system: LoggedLine {
        let own = ["event_type", "severity", "component", "message", "details", "stack_trace"]
        var data = JSONObject()
        data["event_type"] = .string(fields.text("event_type") ?? word ?? "unknown")
        data["severity"] = .string(fields.text("severity")?.lowercased() ?? (word == "error" ? "error" : "info"))
        data["component"] = fields.object["component"]
        data["stack_trace"] = fields.object["stack_trace"]
        let others = fields.object.fields.filter { !own.contains($0.key) }
        var details = fields.object["details"]?.objectValue ?? JSONObject()
        if let given = fields.object["details"], given.objectValue == nil { details["details"] = given }
        for field in others where details[field.key] == nil { details.append(field.key, field.value) }
        if !details.isEmpty { data["details"] = .object(details) }
        return LoggedLine(type: "system", level: level, message: fields.text("message") ?? word ?? "", data: data)
    }

    private var task: [Fact] {
        guard fields.object["task_id"]?.stringValue != nil else {
            return [.unknown(type: word ?? ""), .logged(system)]
        }
        return [.logged(changed("task_changed", "task_", Self.statuses))]
    }

    private var worker: [Fact] {
        guard fields.object["worker_id"]?.stringValue != nil else {
            return [.unknown(type: word ?? ""), .logged(system)]
        }
        var line = changed("worker_changed", "worker_", Self.workerStatuses)
        // `worker_exited` says by its exit code how it ended.
        if line.data["status"] == nil, word == "worker_exited", let code = fields.object["exit_code"]?.integerValue {
            line.data["status"] = code == 0 ? "completed" : "failed"
        }
        return [.logged(line)]
    }

    /// A line that tells by its name what something has become, and by its time when.
    private func changed(_ type: String, _ prefix: String, _ statuses: [String: String]) -> LoggedLine {
        var line = line(type)
        let step = word.flatMap { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : nil }
        if line.data["status"] == nil, let status = step.flatMap({ statuses[$0] }) {
            line.data["status"] = .string(status)
        }
        if let status = line.data["status"]?.stringValue, let key = Self.moments[status], line.data[key] == nil,
            let time = origin.at, step != nil
        {
            line.data[key] = .string(time.iso)
        }
        return line
    }

    // MARK: - What was said

    private var message: [Fact] {
        let role = fields.text("role").flatMap { Message.Role(rawValue: $0) } ?? .system
        let content = fields.text("content") ?? fields.object["content"].map { JSONWriter.text($0) } ?? ""
        let id = fields.text("tool_use_id")
        let told: Block.Content =
            switch fields.text("content_type") {
            case "tool_use":
                .toolCall(
                    ToolCall(
                        id: id,
                        name: fields.text("tool_name") ?? "",
                        input: fields.object["tool_input"].map { JSONWriter.text($0) } ?? content
                    )
                )
            case "tool_result":
                .toolResult(
                    ToolResult(
                        call: id,
                        text: fields.text("tool_output") ?? content,
                        isError: fields.object["tool_success"]?.bool == false
                    )
                )
            case "thinking": .thinking(content)
            default: .text(content)
            }
        return [.message(Message(role: role)), .block(Block(index: 0, content: told, bytes: origin.bytes))]
    }

    // MARK: - What a call took

    private var call: [Fact] {
        let worker = fields.text("worker_id")
        let usage = usage
        let key = ResponseKey.source(
            "jsonl",
            worker ?? "",
            fields.text("call_id") ?? origin.at?.iso ?? "",
            fields.text("model") ?? "",
            "\(usage.input)/\(usage.output)/\(usage.cacheRead)/\(usage.cacheWrite5m)"
        )
        let report = UsageReport(
            response: fields.text("request_id").map { ResponseKey(message: $0) } ?? key,
            model: fields.text("model"),
            at: origin.at,
            usage: usage,
            reportedCost: fields.money("actual_cost_usd") ?? fields.money("estimated_cost_usd"),
            firstTokenAfter: fields.milliseconds("time_to_first_token_ms"),
            duration: fields.milliseconds("duration_ms"),
            source: worker.map { UsageSource(run: $0) }
        )
        var facts: [Fact] = []
        if worker != nil {
            var data = JSONObject()
            for key in ["worker_id", "task_id"] { data[key] = fields.object[key] }
            facts.append(.logged(LoggedLine(type: LoggedLine.worker, data: data)))
        }
        if let error = fields.text("error_message") ?? fields.text("error_code") {
            facts.append(.logged(LoggedLine(type: "system", level: "error", message: error, data: system.data)))
        }
        return facts + [.usage(report)]
    }

    /// Where the sum is that of input and output alone, what came from a cache is a part of the input.
    private var usage: Usage {
        var usage = Usage(
            input: fields.count("tokens_input") ?? 0,
            output: fields.count("tokens_output") ?? 0,
            cacheRead: fields.count("tokens_cached_read") ?? 0,
            cacheWrite5m: fields.count("tokens_cached_write") ?? 0
        )
        let isPart =
            fields.count("tokens_total") == usage.input.addingReportingOverflow(usage.output).partialValue
            && usage.cacheRead <= usage.input
        if isPart { usage.input -= usage.cacheRead }
        return usage
    }
}
