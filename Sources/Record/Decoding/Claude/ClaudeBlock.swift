/// The blocks of which Claude's messages are made.
enum ClaudeBlock {
    /// A message may be a string instead of blocks.
    static func content(of block: LineNode) -> Block.Content {
        guard let type = block["type"] else { return block.string.map(Block.Content.text) ?? .other(type: "") }
        if type.says("text") { return .text(block["text"]?.string ?? "") }
        if type.says("tool_use") { return .toolCall(call(block)) }
        if type.says("tool_result") { return .toolResult(result(block)) }
        if type.says("thinking") { return .thinking(block["thinking"]?.string ?? "") }
        if type.says("redacted_thinking") { return .thinking("") }
        if type.says("image") { return .image(mediaType: block["source"]?["media_type"]?.string) }
        return named(type.string ?? "", block)
    }

    /// Tools that the provider runs have blocks of their own, such as `server_tool_use` and `web_search_tool_result`.
    private static func named(_ type: String, _ block: LineNode) -> Block.Content {
        if type.hasSuffix("tool_use") { return .toolCall(call(block)) }
        if type.hasSuffix("tool_result") { return .toolResult(result(block)) }
        return .other(type: type)
    }

    private static func call(_ block: LineNode) -> ToolCall {
        ToolCall(id: block["id"]?.string, name: block["name"]?.string ?? "", input: block["input"]?.rawText ?? "")
    }

    private static func result(_ block: LineNode) -> ToolResult {
        ToolResult(
            call: block["tool_use_id"]?.string,
            text: block["content"].map(text) ?? "",
            isError: block["is_error"]?.bool ?? false
        )
    }

    private static func text(of content: LineNode) -> String {
        if let string = content.string { return string }
        return content.children.compactMap { $0["text"]?.string }.joined(separator: "\n")
    }
}
