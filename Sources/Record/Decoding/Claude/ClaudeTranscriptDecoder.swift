import Domain

/// Transcripts of Claude Code as it keeps them on disk, one for each conversation and one for each sub-agent.
package struct ClaudeTranscriptDecoder: LineDecoder {
    /// What is known of and says nothing that is kept: the state of the program, and copies of what was sent.
    private static let silent: [StaticString] = [
        "attachment", "file-history-snapshot", "queue-operation", "last-prompt", "api-request", "api-request-shape",
        "api-request-blob", "tools-used", "atis-latch", "cost-state", "mode", "permission-mode", "pr-link",
        "worktree-state", "agent-name", "agent-color", "tag",
    ]
    static let mention = LineMention("\"usage\"")

    private let plan: DecodingPlan
    private var words = ClaudeWords()
    private var conversation = ClaudeConversation()

    package init(_ plan: DecodingPlan = DecodingPlan()) { self.plan = plan }

    package mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        guard plan.wantsEverything || Self.mention.isIn(bytes) else { return }
        let fields = ClaudeFields(try plan.parser.object(bytes))
        let isAnswer = fields.type?.says("assistant") == true
        guard plan.wantsEverything || isAnswer else { return }

        let place = offset..<offset + Int64(bytes.count)
        let origin = words.origin(of: fields, bytes: place, withIDs: plan.wantsEverything)
        let line = ClaudeLine(fields: fields, origin: origin, markers: plan.markers)
        if plan.wantsEverything { tell(line, sink) }
        if isAnswer, let usage = line.usage(model: words.model(of: fields)) { sink(.usage(usage), origin) }
    }

    private mutating func tell(_ line: ClaudeLine, _ sink: (Fact, LineOrigin) -> Void) {
        guard let type = line.fields.type else { return sink(.unknown(type: ""), line.origin) }
        if let told = conversation.change(in: line.fields) { sink(.conversation(told), line.origin) }
        if type.says("assistant") {
            line.tellAssistant(model: words.model(of: line.fields), sink)
        } else if type.says("user") {
            line.tellUser(sink)
        } else if type.says("progress") {
            // Whole messages of sub-agents stand in here, which the sub-agents' own transcripts have too: what those
            // took is counted there alone.
            if let told = Self.progress(line.node) { sink(.subagent(told), line.origin) }
        } else if type.says("system") {
            if let told = ClaudeSystem.fact(of: line.node) { sink(told, line.origin) }
        } else if let title = ClaudeTitle.title(of: line.node, type: type) {
            sink(.title(title), line.origin)
        } else if !Self.silent.contains(where: type.says) {
            sink(.unknown(type: type.string ?? ""), line.origin)
        }
    }

    private static func progress(_ line: LineNode) -> Subagent? {
        guard let data = line["data"], data["type"]?.says("agent_progress") == true else { return nil }
        return Subagent(.progress, id: data["agentId"]?.string, call: line["parentToolUseID"]?.string)
    }
}
