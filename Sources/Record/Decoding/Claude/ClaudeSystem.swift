import Domain

/// The lines of type `system`, which tell of the agent itself.
enum ClaudeSystem {
    /// What is known of and says nothing that is kept: hooks, sums of thinking, durations.
    private static let silent: [StaticString] = [
        "status", "thinking_tokens", "hook_started", "hook_progress", "hook_response", "task_updated",
        "background_tasks_changed", "turn_duration", "stop_hook_summary", "local_command", "informational",
        "microcompact_boundary", "files_persisted", "bridge_status",
    ]

    static func fact(of line: LineNode) -> Fact? {
        guard let subtype = line["subtype"] else { return .unknown(type: "system") }
        if subtype.says("init") { return .conversation(conversation(line)) }
        if subtype.says("api_retry") { return .retry(retry(line)) }
        if subtype.says("api_error") { return .retry(recordedRetry(line)) }
        if subtype.says("permission_denied") { return .permission(denial(line)) }
        if subtype.says("compact_boundary") { return .compaction(compaction(line)) }
        if subtype.says("status"), line["status"]?.says("compacting") == true { return .compaction(Compaction(.began)) }
        if let step = taskStep(subtype, line) { return .subagent(subagent(step, line)) }
        guard !silent.contains(where: subtype.says) else { return nil }
        return .unknown(type: "system/\(subtype.string ?? "")")
    }

    private static func conversation(_ line: LineNode) -> Conversation {
        var conversation = Conversation()
        conversation.id = line["session_id"]?.string
        conversation.model = line["model"]?.string
        conversation.folder = line["cwd"]?.string
        conversation.agentVersion = line["claude_code_version"]?.string
        conversation.permissionMode = line["permissionMode"]?.string
        return conversation
    }

    private static func retry(_ line: LineNode) -> Retry {
        Retry(
            attempt: line["attempt"]?.int,
            attemptsMax: line["max_retries"]?.int,
            delay: line["retry_delay_ms"]?.milliseconds,
            status: line["error_status"]?.int,
            error: line["error"]?.string
        )
    }

    /// The same, as a transcript has it.
    private static func recordedRetry(_ line: LineNode) -> Retry {
        Retry(
            attempt: line["retryAttempt"]?.int,
            attemptsMax: line["maxRetries"]?.int,
            delay: line["retryInMs"]?.milliseconds,
            status: line["error"]?["status"]?.int,
            error: line["error"]?["formatted"]?.string ?? line["error"]?["message"]?.string
        )
    }

    private static func denial(_ line: LineNode) -> Permission {
        Permission(
            .denied,
            call: line["tool_use_id"]?.string,
            tool: line["tool_name"]?.string,
            reason: line["decision_reason"]?.string ?? line["message"]?.string
        )
    }

    private static func compaction(_ line: LineNode) -> Compaction {
        let told = line["compactMetadata"] ?? line["compact_metadata"]
        return Compaction(
            .ended,
            trigger: told?["trigger"]?.string,
            tokensBefore: (told?["preTokens"] ?? told?["pre_tokens"])?.integer
        )
    }

    private static func taskStep(_ subtype: LineNode, _ line: LineNode) -> Subagent.Step? {
        if subtype.says("task_started") { return .started }
        if subtype.says("task_progress") { return .progress }
        if subtype.says("task_notification") { return .ended(status: line["status"]?.string ?? "") }
        return nil
    }

    private static func subagent(_ step: Subagent.Step, _ line: LineNode) -> Subagent {
        Subagent(
            step,
            id: line["task_id"]?.string,
            call: line["tool_use_id"]?.string,
            kind: line["subagent_type"]?.string,
            summary: (line["summary"] ?? line["description"])?.string
        )
    }
}
