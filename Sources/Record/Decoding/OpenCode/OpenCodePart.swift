import Domain

/// A part of a message of opencode, as its stream prints it and its storage keeps it.
struct OpenCodePart {
    let node: LineNode
    let origin: LineOrigin
    let markers: MarkerPrefixes

    private var message: String? { node["messageID"]?.word }

    /// False where it is of a type that this program does not know.
    func tell(role: Message.Role, model: String?, _ sink: (Fact, LineOrigin) -> Void) -> Bool {
        guard let type = node["type"] else { return false }
        if type.says("text") {
            tell(.text(node["text"]?.string ?? ""), role, model, sink)
        } else if type.says("reasoning") {
            tell(.thinking(node["text"]?.string ?? ""), .assistant, model, sink)
        } else if type.says("tool") {
            tellTool(model, sink)
        } else if type.says("retry") {
            let attempt = node["attempt"]?.int
            let error = node["error"]?["data"]?["message"]?.string
            let retry = Retry(attempt: attempt, attemptsMax: nil, delay: nil, status: nil, error: error)
            sink(.retry(retry), origin)
        } else if type.says("compaction") {
            sink(.compaction(Compaction(.ended)), origin)
        } else {
            return ["step-start", "step-finish", "snapshot", "patch", "file", "agent", "subtask"].contains(type.string)
        }
        return true
    }

    /// What a step took. A step is one response of the model, and the message that it belongs to may have more steps.
    func usage(model: String?) -> UsageReport? {
        guard let tokens = node["tokens"] else { return nil }
        let step = node["id"]?.word.map { ResponseKey.source("opencode", $0) }
        return UsageReport(
            response: step,
            conversation: origin.conversation,
            model: model,
            at: origin.at,
            usage: OpenCodeUsage(tokens).usage,
            terms: PriceTerms(reasoning: tokens["reasoning"]?.count ?? 0),
            reportedCost: node["cost"]?.money
        )
    }

    private func tellTool(_ model: String?, _ sink: (Fact, LineOrigin) -> Void) {
        let state = node["state"]
        let id = (node["callID"] ?? node["id"])?.string
        let call = ToolCall(id: id, name: node["tool"]?.string ?? "", input: state?["input"]?.rawText ?? "{}")
        tell(.toolCall(call), .assistant, model, sink)
        let isError = state?["status"]?.says("error") == true
        guard isError || state?["status"]?.says("completed") == true else { return }
        let output = isError ? state?["error"] : state?["output"]
        let text = output.map { $0.string ?? $0.rawText } ?? ""
        let exitCode = state?["metadata"]?["exit"]?.integer ?? state?["metadata"]?["exitCode"]?.integer
        let result = ToolResult(call: id, text: text, isError: isError || (exitCode ?? 0) != 0)
        tell(.toolResult(result), .user, nil, sink)
    }

    private func tell(
        _ content: Block.Content,
        _ role: Message.Role,
        _ model: String?,
        _ sink: (Fact, LineOrigin) -> Void
    ) {
        var told = Message(role: role)
        told.id = message
        told.model = role == .assistant ? model : nil
        sink(.message(told), origin)
        sink(.block(Block(index: 0, content: content, bytes: origin.bytes(of: node))), origin)
        guard role == .assistant, !markers.isEmpty, case .text(let text) = content else { return }
        for marker in markers.markers(in: text) { sink(.marker(marker), origin) }
    }
}

extension OpenCodeUsage {
    init(_ tokens: LineNode) {
        self.init(
            input: tokens["input"]?.count ?? 0,
            output: tokens["output"]?.count ?? 0,
            reasoning: tokens["reasoning"]?.count ?? 0,
            cacheRead: tokens["cache"]?["read"]?.count ?? 0,
            cacheWrite: tokens["cache"]?["write"]?.count ?? 0
        )
    }
}
