import Domain

/// One line of Claude Code, of a stream or a transcript: they write the same in nearly the same words.
struct ClaudeLine {
    /// The name that Claude Code gives as the model of messages that it writes itself.
    static let syntheticModel: StaticString = "<synthetic>"

    let fields: ClaudeFields
    let origin: LineOrigin
    let markers: MarkerPrefixes

    var node: LineNode { fields.node }

    func tellUser(_ sink: (Fact, LineOrigin) -> Void) {
        var message = Message(role: .user)
        message.isMeta = fields.isMeta?.bool ?? false
        message.isReplay = fields.isReplay?.bool ?? false
        message.isSummary = fields.isSummary?.bool ?? false
        sink(.message(message), origin)
        tellBlocks(of: fields.message, sink)
        tellDenials(sink)
        tellSubagent(of: fields.toolResult, sink)
    }

    func tellAssistant(model: String?, _ sink: (Fact, LineOrigin) -> Void) {
        let told = fields.message
        var message = Message(role: .assistant)
        message.id = told?["id"]?.string
        message.request = request
        message.model = model
        message.stopReason = told?["stop_reason"]?.string
        message.isSynthetic = told?["model"]?.says(Self.syntheticModel) ?? false
        message.error = fields.error?.string ?? told?["error"]?.string
        message.errorStatus = fields.errorStatus?.int
        sink(.message(message), origin)
        tellBlocks(of: told, sink)
    }

    /// What the line says that its response took. Early lines of a response tell less than later ones, and each of
    /// them tells all of the input.
    func usage(model: String?) -> UsageReport? {
        guard let message = fields.message, let told = message["usage"],
            message["model"]?.says(Self.syntheticModel) != true
        else { return nil }
        let usage = ClaudeUsage(told)
        return UsageReport(
            response: message["id"]?.word.map { ResponseKey(message: $0, request: request) },
            conversation: origin.conversation,
            model: model,
            at: origin.at,
            usage: usage.usage,
            terms: usage.terms,
            isSidechain: origin.isSidechain,
            // Only old versions say what a line cost.
            reportedCost: fields.cost?.money
        )
    }

    private var request: String? { fields.request?.word }

    private func tellBlocks(of message: LineNode?, _ sink: (Fact, LineOrigin) -> Void) {
        guard let content = message?["content"] else { return }
        let isAnswer = message?["role"]?.says("assistant") == true
        guard content.kind == .array else { return tell(content, at: 0, isAnswer: isAnswer, sink) }
        for (index, block) in content.children.enumerated() { tell(block, at: index, isAnswer: isAnswer, sink) }
    }

    private func tell(_ block: LineNode, at index: Int, isAnswer: Bool, _ sink: (Fact, LineOrigin) -> Void) {
        let told = ClaudeBlock.content(of: block)
        sink(.block(Block(index: index, content: told, bytes: origin.bytes(of: block))), origin)
        guard isAnswer, !markers.isEmpty, case .text(let text) = told else { return }
        for marker in markers.markers(in: text) { sink(.marker(marker), origin) }
    }

    /// A stream says for each result of the line whether its call was allowed; a transcript says it for the line.
    private func tellDenials(_ sink: (Fact, LineOrigin) -> Void) {
        if let results = fields.toolDecisions {
            for result in results.children where result["permission_decision"]?["decision"]?.says("reject") == true {
                sink(.permission(Permission(.denied, call: result["id"]?.string)), origin)
            }
        }
        if fields.toolDecision?["decision"]?.says("reject") == true {
            let content = fields.message?["content"]
            let call = content?.children.lazy.compactMap { $0["tool_use_id"]?.string }.first
            sink(.permission(Permission(.denied, call: call, reason: fields.denial?.string)), origin)
        }
    }

    /// The result of the tool that starts sub-agents says which one it started, or how that one ended.
    private func tellSubagent(of result: LineNode?, _ sink: (Fact, LineOrigin) -> Void) {
        guard let id = result?["agentId"]?.string, let status = result?["status"]?.string else { return }
        let call = fields.message?["content"]?.children.lazy.compactMap { $0["tool_use_id"]?.string }.first
        let isStart = status == "async_launched"
        let step = isStart ? Subagent.Step.started : .ended(status: status)
        let summary = result?["description"]?.string
        sink(.subagent(Subagent(step, id: id, call: call, summary: summary)), origin)
    }
}
