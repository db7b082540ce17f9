import Domain

/// The rollouts that Codex keeps on disk, one for each thread. The oldest have their items at the top of the line.
package struct CodexRolloutDecoder: LineDecoder {
    /// What is known of and says nothing that is kept.
    private static let silent: [StaticString] = ["world_state", "state"]
    private static let mentions = ["token_", "session_meta", "turn_context", "task_started"].map(LineMention.init)

    private let plan: DecodingPlan
    private var thread: String?
    private var model = RepeatedWord()
    private var told = Conversation()
    private var usage = CodexUsage()

    package init(_ plan: DecodingPlan = DecodingPlan()) { self.plan = plan }

    package mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        guard plan.wantsEverything || Self.mentions.contains(where: { $0.isIn(bytes) }) else { return }
        let node = try plan.parser.object(bytes)
        var origin = LineOrigin(bytes: offset..<offset + Int64(bytes.count))
        origin.at = node["timestamp"]?.time
        origin.conversation = thread
        let line = CodexLine(node: node, origin: origin, markers: plan.markers)
        guard let type = node["type"] else { return tellUntyped(line, sink) }
        tell(type, node["payload"] ?? node, line, sink)
    }

    private mutating func tell(
        _ type: LineNode,
        _ payload: LineNode,
        _ line: CodexLine,
        _ sink: (Fact, LineOrigin) -> Void
    ) {
        let isWanted = plan.wantsEverything
        if type.says("session_meta") {
            begin(payload, line, isWanted ? sink : { _, _ in })
        } else if type.says("turn_context") {
            change(payload, line, isWanted ? sink : { _, _ in })
        } else if type.says("token_usage_record") {
            tellRecord(payload, line, sink)
        } else if type.says("event_msg") {
            tellEvent(payload, line, sink)
        } else if isWanted {
            tellItem(type, payload, line, sink)
        }
    }

    private func tellItem(
        _ type: LineNode,
        _ payload: LineNode,
        _ line: CodexLine,
        _ sink: (Fact, LineOrigin) -> Void
    ) {
        if type.says("compacted") { return sink(.compaction(Compaction(.ended)), line.origin) }
        guard !Self.silent.contains(where: type.says) else { return }
        let item = CodexRolloutItem(model: told.model, isHistory: usage.isInHistory)
        let itemType = type.says("response_item") ? payload["type"] ?? type : type
        guard item.tell(payload, itemType, line, sink) else {
            return sink(.unknown(type: itemType.string ?? ""), line.origin)
        }
    }

    /// The first line of the oldest rollouts, which is only an id and a time, and their marks of state.
    private mutating func tellUntyped(_ line: CodexLine, _ sink: (Fact, LineOrigin) -> Void) {
        if line.node["record_type"] != nil { return }
        guard line.node["id"] != nil else { return sink(.unknown(type: ""), line.origin) }
        begin(line.node, line, plan.wantsEverything ? sink : { _, _ in })
    }

    private mutating func begin(_ meta: LineNode, _ line: CodexLine, _ sink: (Fact, LineOrigin) -> Void) {
        // A second one is that of the parent, whose lines a fork took over.
        guard thread == nil, let id = meta["id"]?.word else { return }
        thread = id
        let began = meta["timestamp"]?.time ?? line.origin.at
        usage.sessionMeta(
            thread: id,
            began: began,
            writtenAt: line.origin.at,
            forkedFrom: meta["forked_from_id"]?.word
        )
        told.id = id
        told.folder = meta["cwd"]?.string
        told.branch = meta["git"]?["branch"]?.string
        told.agentVersion = meta["cli_version"]?.string
        var origin = line.origin
        origin.conversation = id
        sink(.conversation(told), origin)
    }

    private mutating func change(_ context: LineNode, _ line: CodexLine, _ sink: (Fact, LineOrigin) -> Void) {
        let model = model.read(context["model"])
        usage.turnContext(model: model)
        var conversation = told
        conversation.model = model ?? told.model
        conversation.folder = context["cwd"]?.string ?? told.folder
        conversation.permissionMode = context["approval_policy"]?.string ?? told.permissionMode
        guard conversation != told else { return }
        told = conversation
        sink(.conversation(conversation), line.origin)
    }

    private mutating func tellRecord(_ record: LineNode, _ line: CodexLine, _ sink: (Fact, LineOrigin) -> Void) {
        guard let response = record["response_id"]?.word, let counters = record["usage"].map(CodexCounters.init) else {
            return
        }
        let report = usage.usageRecord(
            response: response,
            thread: record["thread_id"]?.string,
            usage: counters,
            threadTotal: record["thread_token_usage"].map(CodexCounters.init),
            at: line.origin.at
        )
        if let report { sink(.usage(report), line.origin) }
    }

    private mutating func tellEvent(_ event: LineNode, _ line: CodexLine, _ sink: (Fact, LineOrigin) -> Void) {
        guard let type = event["type"] else { return }
        if type.says("token_count") {
            let info = event["info"]
            let report = usage.tokenCount(
                total: info?["total_token_usage"].map(CodexCounters.init),
                last: info?["last_token_usage"].map(CodexCounters.init),
                at: line.origin.at
            )
            if let report { sink(.usage(report), line.origin) }
        } else if type.says("task_started") {
            usage.taskStarted(startedAt: event["started_at"]?.unixTime, writtenAt: line.origin.at)
        }
        if plan.wantsEverything { CodexEvent.tell(event, type, line, sink) }
    }
}
