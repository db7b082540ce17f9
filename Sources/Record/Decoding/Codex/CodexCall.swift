/// An item that is work: a command, a change of files, a call of a tool.
struct CodexCall {
    let id: String
    let call: ToolCall

    /// Nothing where the item is of another type.
    init?(_ item: LineNode, _ type: LineNode) {
        let id = item["id"]?.string ?? ""
        guard let (name, input) = Self.nameAndInput(item, type) else { return nil }
        self.id = id
        call = ToolCall(id: id, name: name, input: input)
    }

    func result(of item: LineNode) -> ToolResult {
        let exitCode = item["exit_code"]?.integer
        let hasFailed = item["status"]?.says("failed") == true || item["status"]?.says("declined") == true
        let text = item["aggregated_output"]?.string ?? Self.text(item["error"]) ?? Self.text(item["result"]) ?? ""
        return ToolResult(call: id, text: text, isError: hasFailed || (exitCode ?? 0) != 0)
    }

    private static func nameAndInput(_ item: LineNode, _ type: LineNode) -> (String, String)? {
        if type.says("command_execution") { return ("command_execution", input(item, "command")) }
        if type.says("file_change") { return ("file_change", input(item, "changes")) }
        if type.says("web_search") { return ("web_search", input(item, "query")) }
        if type.says("todo_list") { return ("todo_list", input(item, "items")) }
        if type.says("plan") { return ("plan", input(item, "text")) }
        guard type.says("mcp_tool_call") || type.says("collab_tool_call") else { return nil }
        let names = [item["server"]?.string, item["tool"]?.string].compactMap(\.self)
        return (names.joined(separator: "."), item["arguments"]?.rawText ?? "{}")
    }

    /// The part of the item that the model asked for, as an object of its own.
    private static func input(_ item: LineNode, _ key: StaticString) -> String {
        guard let value = item[key] else { return "{}" }
        return "{\"\(key)\":\(value.rawText)}"
    }

    /// What a tool of a server answered: texts among other content, or why it failed.
    private static func text(_ value: LineNode?) -> String? {
        guard let value else { return nil }
        if let text = value.string ?? value["message"]?.string { return text }
        guard let content = value["content"] else { return value.rawText }
        return content.children.compactMap { $0["text"]?.string }.joined(separator: "\n")
    }
}
