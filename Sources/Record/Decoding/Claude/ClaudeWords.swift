import Domain

/// Where a line of Claude Code comes from. Streams and transcripts have two spellings of the same names.
struct ClaudeWords {
    private var conversation = RepeatedWord()
    private var model = RepeatedWord()
    private var subagent = RepeatedWord()
    private var call = RepeatedWord()

    mutating func origin(of line: LineNode, at offset: Int64, bytes: Int) -> LineOrigin {
        var origin = LineOrigin(bytes: offset..<offset + Int64(bytes))
        origin.at = line["timestamp"]?.time
        origin.conversation = conversation.read(line["sessionId"] ?? line["session_id"])
        origin.id = line["uuid"]?.string
        origin.parent = line["parentUuid"]?.string
        origin.subagent = subagent.read(line["agentId"] ?? line["agent_id"])
        origin.subagentCall = call.read(line["parent_tool_use_id"])
        origin.isSidechain = line["isSidechain"]?.bool ?? (origin.subagentCall != nil)
        return origin
    }

    mutating func model(of line: LineNode) -> String? { model.read(line["message"]?["model"]) }
}
