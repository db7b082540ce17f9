import Domain

/// What `codex exec --json` prints. Its lines have neither times nor a model, and what they say of tokens is the sum of
/// the whole thread.
package struct CodexStreamDecoder: LineDecoder {
    private static let mention = LineMention("\"usage\"")

    private let plan: DecodingPlan
    private var thread = RepeatedWord()
    private var conversation: String?
    private var items = CodexItems()
    private var usage = CodexUsage()
    private let parent: String?
    private let base: CodexCounters?

    /// What a stream does not say is known to whoever started it: its model, and whether it is that of a fork, with the
    /// counters of the parent if they are known. Without them a fork tells nothing until its rollout does.
    package init(
        _ plan: DecodingPlan = DecodingPlan(),
        model: String? = nil,
        forkedFrom parent: String? = nil,
        base: CodexCounters? = nil
    ) {
        self.plan = plan
        self.parent = parent
        self.base = base
        usage.turnContext(model: model)
    }

    package mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        // The thread is named in the first line alone, and is needed to count it once.
        guard plan.wantsEverything || conversation == nil || Self.mention.isIn(bytes) else { return }
        let node = try plan.parser.object(bytes)
        var origin = LineOrigin(bytes: offset..<offset + Int64(bytes.count))
        if node["type"]?.says("thread.started") == true {
            conversation = thread.read(node["thread_id"])
            if let conversation { usage.threadStarted(conversation, forkOf: parent, base: base) }
        }
        origin.conversation = conversation
        if plan.wantsEverything { tell(CodexLine(node: node, origin: origin, markers: plan.markers), sink) }
        guard node["type"]?.says("turn.completed") == true, let counters = node["usage"].map(CodexCounters.init) else {
            return
        }
        if let report = usage.turnCompleted(total: counters, at: nil) { sink(.usage(report), origin) }
    }

    private mutating func tell(_ line: CodexLine, _ sink: (Fact, LineOrigin) -> Void) {
        let (node, origin) = (line.node, line.origin)
        guard let type = node["type"] else { return sink(.unknown(type: ""), origin) }
        if type.says("thread.started") {
            var told = Conversation()
            told.id = conversation
            sink(.conversation(told), origin)
        } else if type.says("item.started") || type.says("item.completed") || type.says("item.updated") {
            if let item = node["item"] { items.tell(item, type, line, sink) }
        } else if type.says("turn.completed") || type.says("turn.failed") {
            sink(.turnEnded(Self.end(node, type)), origin)
        } else if type.says("error") {
            line.tellTrouble(node["message"]?.string ?? "", sink)
        } else if !type.says("turn.started") {
            sink(.unknown(type: type.string ?? ""), origin)
        }
    }

    private static func end(_ node: LineNode, _ type: LineNode) -> TurnEnd {
        var end = TurnEnd()
        end.subtype = type.string
        end.isError = type.says("turn.failed")
        end.errors = [node["error"]?["message"]?.string].compactMap(\.self)
        return end
    }
}
