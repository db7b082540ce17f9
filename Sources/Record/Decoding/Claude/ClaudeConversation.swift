/// What the lines of a transcript repeat about their conversation. It is told where it changes.
struct ClaudeConversation {
    private var id = RepeatedWord()
    private var folder = RepeatedWord()
    private var branch = RepeatedWord()
    private var version = RepeatedWord()
    private var permissionMode = RepeatedWord()

    /// Lines that say nothing of the folder belong to no conversation, or to that of the line before.
    mutating func change(in line: ClaudeFields) -> Conversation? {
        guard line.folder != nil else { return nil }
        var isChanged = id.isChanged(by: line.conversation)
        isChanged = folder.isChanged(by: line.folder) || isChanged
        isChanged = branch.isChanged(by: line.branch) || isChanged
        isChanged = version.isChanged(by: line.version) || isChanged
        isChanged = permissionMode.isChanged(by: line.permissionMode) || isChanged
        guard isChanged else { return nil }

        var conversation = Conversation()
        conversation.id = id.word
        conversation.folder = folder.word
        conversation.branch = branch.word
        conversation.agentVersion = version.word
        conversation.permissionMode = permissionMode.word
        return conversation
    }
}
