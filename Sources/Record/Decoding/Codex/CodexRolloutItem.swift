/// An item of the conversation with the model, as a rollout has it.
struct CodexRolloutItem {
    let model: String?
    /// Taken over from the parent of a fork, which has it too.
    let isHistory: Bool

    /// False where it is of a type that this program does not know.
    func tell(
        _ item: LineNode,
        _ type: LineNode,
        _ line: CodexLine,
        _ sink: (Fact, LineOrigin) -> Void
    ) -> Bool {
        // Some have no type of their own, and then a role.
        if type.says("message") || type.says("response_item") && item["role"] != nil && item["content"] != nil {
            tellMessage(item, line, sink)
        } else if type.says("reasoning") {
            tell(.assistant, .thinking(Self.texts(of: item["summary"]) ?? Self.texts(of: item["content"]) ?? ""))
        } else if let call = Self.call(item, type) {
            tell(.assistant, .toolCall(call))
        } else if type.says("function_call_output") || type.says("custom_tool_call_output") {
            tell(.user, .toolResult(Self.result(item)))
        } else {
            return type.says("ghost_snapshot")
        }
        return true

        func tell(_ role: Message.Role, _ content: Block.Content) {
            let id = role == .assistant ? item["id"]?.word : nil
            line.tell(
                role,
                content,
                in: item,
                id: id,
                model: role == .assistant ? model : nil,
                isReplay: isHistory,
                sink
            )
        }
    }

    private func tellMessage(_ item: LineNode, _ line: CodexLine, _ sink: (Fact, LineOrigin) -> Void) {
        let isAnswer = item["role"]?.says("assistant") == true
        var message = Message(role: isAnswer ? .assistant : item["role"]?.says("user") == true ? .user : .system)
        message.id = item["id"]?.word
        message.model = isAnswer ? model : nil
        message.isMeta = message.role == .system
        message.isReplay = isHistory
        sink(.message(message), line.origin)
        let parts = item["content"].map { Array($0.children) } ?? []
        for (index, part) in parts.enumerated() {
            line.tell(Self.content(of: part), at: index, in: part, message.role, sink)
        }
    }

    private static func content(of part: LineNode) -> Block.Content {
        if let text = part["text"]?.string { return .text(text) }
        guard let type = part["type"] else { return .other(type: "") }
        return type.says("input_image") ? .image(mediaType: nil) : .other(type: type.string ?? "")
    }

    /// The arguments of a function are a string that holds JSON: what it holds is the input.
    private static func call(_ item: LineNode, _ type: LineNode) -> ToolCall? {
        let id = item["call_id"]?.string ?? item["id"]?.string
        if type.says("function_call") {
            return ToolCall(id: id, name: item["name"]?.string ?? "", input: item["arguments"]?.string ?? "")
        }
        if type.says("custom_tool_call") {
            return ToolCall(id: id, name: item["name"]?.string ?? "", input: item["input"]?.rawText ?? "")
        }
        if type.says("local_shell_call") {
            return ToolCall(id: id, name: "local_shell", input: item["action"]?.rawText ?? "")
        }
        guard type.says("web_search_call") else { return nil }
        return ToolCall(id: id, name: "web_search", input: item["action"]?.rawText ?? "")
    }

    private static func result(_ item: LineNode) -> ToolResult {
        let output = item["output"]
        let text = output?.string ?? output?["content"]?.string ?? texts(of: output) ?? ""
        let isError = output?["success"]?.bool == false || CodexOutcome.isFailure(text)
        return ToolResult(call: item["call_id"]?.string, text: text, isError: isError)
    }

    private static func texts(of parts: LineNode?) -> String? {
        guard let parts, parts.kind == .array else { return nil }
        let texts = parts.children.compactMap { $0["text"]?.string }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }
}
