import Domain

/// Where a line of Claude Code comes from. What nearly all lines repeat is kept from the one before.
struct ClaudeWords {
    private var conversation = RepeatedWord()
    private var model = RepeatedWord()
    private var subagent = RepeatedWord()
    private var call = RepeatedWord()

    /// - Parameter withIDs: whether the ids of the lines are wanted, which no two lines share.
    mutating func origin(of line: ClaudeFields, bytes: Range<Int64>, withIDs: Bool = true) -> LineOrigin {
        var origin = LineOrigin(bytes: bytes)
        origin.at = line.timestamp?.time
        origin.conversation = conversation.read(line.conversation)
        if withIDs {
            origin.id = line.id?.string
            origin.parent = line.parent?.string
        }
        origin.subagent = subagent.read(line.subagent)
        origin.subagentCall = call.read(line.subagentCall)
        origin.isSidechain = line.isSidechain?.bool ?? (origin.subagentCall != nil)
        return origin
    }

    mutating func model(of line: ClaudeFields) -> String? { model.read(line.message?["model"]) }
}
