import Domain

/// A message of a chat of the Gemini CLI, with the calls of tools that it made and what came of them.
struct GeminiMessage {
    let node: LineNode
    let origin: LineOrigin
    let markers: MarkerPrefixes

    func tell(_ sink: (Fact, LineOrigin) -> Void) {
        guard let type = node["type"] else { return sink(.unknown(type: ""), origin) }
        if type.says("user") {
            tell(.user, sink)
        } else if type.says("gemini") {
            tell(.assistant, sink)
        } else if type.says("info") || type.says("error") || type.says("warning") {
            var message = Message(role: .system)
            message.isSynthetic = true
            if type.says("error") { message.error = Self.text(of: node["content"]) }
            sink(.message(message), origin)
        } else {
            sink(.unknown(type: type.string ?? ""), origin)
        }
    }

    var usage: UsageReport? {
        guard let tokens = node["tokens"] else { return nil }
        return UsageReport(
            response: node["id"]?.word.map { ResponseKey.source("gemini", $0) },
            conversation: origin.conversation,
            model: node["model"]?.word,
            at: origin.at,
            usage: GeminiUsage(tokens).usage,
            terms: PriceTerms(reasoning: tokens["thoughts"]?.count ?? 0)
        )
    }

    private func tell(_ role: Message.Role, _ sink: (Fact, LineOrigin) -> Void) {
        var message = Message(role: role)
        message.id = node["id"]?.word
        message.model = node["model"]?.word
        sink(.message(message), origin)
        var index = 0
        func tell(_ content: Block.Content, _ value: LineNode) {
            sink(.block(Block(index: index, content: content, bytes: origin.bytes(of: value))), origin)
            index += 1
        }
        for thought in Self.children(node["thoughts"]) {
            let parts = [thought["subject"]?.string, thought["description"]?.string].compactMap(\.self)
            tell(.thinking(parts.joined(separator: ": ")), thought)
        }
        if let content = node["content"], let text = Self.text(of: content), !text.isEmpty {
            tell(.text(text), content)
            if role == .assistant { for marker in markers.markers(in: text) { sink(.marker(marker), origin) } }
        }
        let calls = Self.children(node["toolCalls"])
        for call in calls { tell(.toolCall(Self.call(call)), call) }
        guard !calls.isEmpty else { return }
        sink(.message(Message(role: .user)), origin)
        for call in calls { tell(.toolResult(Self.result(call)), call) }
    }

    private static func call(_ node: LineNode) -> ToolCall {
        ToolCall(id: node["id"]?.string, name: node["name"]?.string ?? "", input: node["args"]?.rawText ?? "{}")
    }

    private static func result(_ node: LineNode) -> ToolResult {
        let texts = children(node["result"]).compactMap { part -> String? in
            let response = part["functionResponse"]?["response"]
            return response?["output"]?.string ?? response?["error"]?.string ?? part["text"]?.string
        }
        let display = node["resultDisplay"]?.string
        return ToolResult(
            call: node["id"]?.string,
            text: texts.isEmpty ? display ?? "" : texts.joined(separator: "\n"),
            isError: node["status"]?.says("error") == true || node["status"]?.says("cancelled") == true
        )
    }

    /// A string, or parts of which some are texts.
    private static func text(of content: LineNode?) -> String? {
        guard let content else { return nil }
        if let text = content.string { return text }
        if content.kind == .object { return content["text"]?.string }
        return content.children.compactMap { $0.string ?? $0["text"]?.string }.joined(separator: "\n")
    }

    private static func children(_ node: LineNode?) -> [LineNode] { node.map { Array($0.children) } ?? [] }
}

extension GeminiUsage {
    init(_ tokens: LineNode) {
        self.init(
            input: tokens["input"]?.count ?? 0,
            cached: tokens["cached"]?.count ?? 0,
            output: tokens["output"]?.count ?? 0,
            thoughts: tokens["thoughts"]?.count ?? 0,
            tool: tokens["tool"]?.count ?? 0
        )
    }
}
