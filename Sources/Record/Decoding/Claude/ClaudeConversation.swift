/// What the lines of a transcript repeat about their conversation. It is told where it changes.
struct ClaudeConversation {
    private var folder = RepeatedWord()
    private var branch = RepeatedWord()
    private var version = RepeatedWord()
    private var told: Conversation?

    mutating func change(in line: ClaudeLine) -> Conversation? {
        let node = line.node
        guard let folder = folder.read(node["cwd"]) else { return nil }
        var conversation = Conversation()
        conversation.id = line.origin.conversation
        conversation.folder = folder
        conversation.branch = branch.read(node["gitBranch"])
        conversation.agentVersion = version.read(node["version"])
        conversation.permissionMode = node["permissionMode"]?.string ?? told?.permissionMode
        guard conversation != told else { return nil }
        told = conversation
        return conversation
    }
}
