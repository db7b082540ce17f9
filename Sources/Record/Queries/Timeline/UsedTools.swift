/// Puts calls of tools together with what came of them, from blocks in their order.
struct UsedTools {
    private(set) var tools: [UsedTool] = []
    /// Where those are that have not answered yet, by what the agent calls them.
    private var open: [String: Int] = [:]

    mutating func take(_ block: TalkBlock) {
        if let tool = UsedTool(block) {
            if let call = tool.call { open[call] = tools.count }
            tools.append(tool)
        } else if block.type == "tool_result", let place = block.toolUse.flatMap({ open.removeValue(forKey: $0) }) {
            tools[place].endedAt = block.at
            tools[place].isSuccess = block.isSuccess ?? true
        }
    }
}
