import Domain

/// One line of Claude Code, of a stream or a transcript: they write the same in nearly the same words.
struct ClaudeLine {
    /// The name that Claude Code gives as the model of messages that it writes itself.
    static let syntheticModel: StaticString = "<synthetic>"

    let node: LineNode
    let origin: LineOrigin
    let markers: MarkerPrefixes

    func tellUser(_ sink: (Fact, LineOrigin) -> Void) {
        var message = Message(role: .user)
        message.isMeta = node["isMeta"]?.bool ?? false
        message.isReplay = node["isReplay"]?.bool ?? false
        message.isSummary = node["isCompactSummary"]?.bool ?? false
        sink(.message(message), origin)
        tellBlocks(of: node["message"], sink)
        tellDenials(sink)
        tellSubagent(of: node["toolUseResult"] ?? node["tool_use_result"], sink)
    }

    func tellAssistant(model: String?, _ sink: (Fact, LineOrigin) -> Void) {
        let told = node["message"]
        var message = Message(role: .assistant)
        message.id = told?["id"]?.string
        message.request = request
        message.model = model
        message.stopReason = told?["stop_reason"]?.string
        message.isSynthetic = told?["model"]?.says(Self.syntheticModel) ?? false
        message.error = node["error"]?.string ?? told?["error"]?.string
        message.errorStatus = (node["apiErrorStatus"] ?? node["api_error_status"])?.int
        sink(.message(message), origin)
        tellBlocks(of: told, sink)
    }

    /// What the line says that its response took. Early lines of a response tell less than later ones, and each of
    /// them tells all of the input.
    func usage(model: String?) -> UsageReport? {
        guard let message = node["message"], let told = message["usage"],
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
            reportedCost: node["costUSD"]?.money
        )
    }

    private var request: String? { (node["requestId"] ?? node["request_id"])?.word }

    private func tellBlocks(of message: LineNode?, _ sink: (Fact, LineOrigin) -> Void) {
        guard let content = message?["content"] else { return }
        let isAnswer = message?["role"]?.says("assistant") == true
        for (index, block) in (content.kind == .array ? Array(content.children) : [content]).enumerated() {
            let told = ClaudeBlock.content(of: block)
            sink(.block(Block(index: index, content: told, bytes: origin.bytes(of: block))), origin)
            guard isAnswer, !markers.isEmpty, case .text(let text) = told else { continue }
            for marker in markers.markers(in: text) { sink(.marker(marker), origin) }
        }
    }

    /// A stream says for each result of the line whether its call was allowed; a transcript says it for the line.
    private func tellDenials(_ sink: (Fact, LineOrigin) -> Void) {
        if let results = node["tool_result_meta"] {
            for result in results.children where result["permission_decision"]?["decision"]?.says("reject") == true {
                sink(.permission(Permission(.denied, call: result["id"]?.string)), origin)
            }
        }
        if node["permissionDecision"]?["decision"]?.says("reject") == true {
            let content = node["message"]?["content"]
            let call = content?.children.lazy.compactMap { $0["tool_use_id"]?.string }.first
            sink(.permission(Permission(.denied, call: call, reason: node["toolDenialKind"]?.string)), origin)
        }
    }

    /// The result of the tool that starts sub-agents says which one it started, or how that one ended.
    private func tellSubagent(of result: LineNode?, _ sink: (Fact, LineOrigin) -> Void) {
        guard let id = result?["agentId"]?.string, let status = result?["status"]?.string else { return }
        let call = node["message"]?["content"]?.children.lazy.compactMap { $0["tool_use_id"]?.string }.first
        let isStart = status == "async_launched"
        let step = isStart ? Subagent.Step.started : .ended(status: status)
        let summary = result?["description"]?.string
        sink(.subagent(Subagent(step, id: id, call: call, summary: summary)), origin)
    }
}
