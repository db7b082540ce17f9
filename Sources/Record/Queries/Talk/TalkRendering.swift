import Decoding
package import Domain

/// Makes what people read of what stands in a conversation, one after the other.
package struct TalkRendering: Sendable {
    package struct Choice: Hashable, Sendable {
        /// Tool calls and their results alone.
        package var isToolsOnly = false
        package var showsThinking = false
        /// Results and changes to their last line.
        package var isWhole = false

        package init() {}

        /// Whether a block is wanted, by its type in the record.
        package func wants(_ type: String) -> Bool {
            switch type {
            case "tool_use", "tool_result": true
            case "thinking": showsThinking && !isToolsOnly
            default: !isToolsOnly
            }
        }
    }

    private let choice: Choice
    private let rendering: FactRendering
    private var tools: [String: String] = [:]
    private var speaker = ""

    package init(_ choice: Choice) {
        self.choice = choice
        rendering = choice.isWhole ? .whole : FactRendering()
    }

    /// Nothing where it is not wanted, or there is nothing to see.
    package mutating func part(of item: TalkItem) -> TalkPart? {
        switch item {
        case .note(let note):
            guard !choice.isToolsOnly else { return nil }
            return TalkPart(at: note.at, speaker: nil, model: nil, part: part(of: note))
        case .block(let block):
            guard choice.wants(block.type), var part = part(of: block) else { return nil }
            if block.isSidechain { part.depth = 1 }
            if block.isCut {
                part.lines.append(RenderedPart.Line(StyledText("… the rest cannot be unpacked", TextStyle(.dim))))
            }
            defer { if hasSpeaker(part) { speaker = block.role } }
            let isNew = hasSpeaker(part) && block.role != speaker
            return TalkPart(at: block.at, speaker: isNew ? block.role : nil, model: block.model, part: part)
        }
    }

    /// Results are told by whoever called the tool, though agents write them as the user's.
    private func hasSpeaker(_ part: RenderedPart) -> Bool { part.kind != .toolResult }

    private mutating func part(of block: TalkBlock) -> RenderedPart? {
        switch block.type {
        case "text":
            return rendering.part(ofText: block.content ?? "", in: Message.Role(rawValue: block.role) ?? .system)
        case "thinking": return rendering.part(ofThinking: block.content ?? "")
        case "tool_use":
            if let call = block.toolUse { tools[call] = block.toolName }
            let input = block.toolInput ?? block.content ?? ""
            return rendering.part(of: ToolCall(id: block.toolUse, name: block.toolName ?? "tool", input: input))
        case "tool_result":
            let result = ToolResult(
                call: block.toolUse,
                text: block.toolOutput ?? block.content ?? "",
                isError: block.isSuccess == false
            )
            return rendering.part(of: result, tool: block.toolName ?? block.toolUse.flatMap { tools[$0] })
        default:
            let fact = Fact.block(Block(index: 0, content: .other(type: block.type), bytes: 0..<0))
            return rendering.part(of: fact)
        }
    }

    private func part(of note: TalkNote) -> RenderedPart {
        let text = note.message.isEmpty ? note.type : note.message
        var part = RenderedPart(.notice, title: StyledText("· ", TextStyle(.dim)))
        let line = rendering.part(ofText: text, in: .system)?.lines.first?.text ?? StyledText()
        part.isFailure = note.level == "error"
        part.title.append(line.text, TextStyle(foreground: part.isFailure ? .indexed(1) : nil, .dim))
        return part
    }

    /// What all of it took.
    package static func part(of totals: TalkTotals) -> RenderedPart {
        let isPriced = totals.unpricedCalls < totals.calls
        var part = FactRendering().part(of: totals.usage, cost: isPriced ? totals.cost : nil)
        part.title.append("  \(totals.calls) model call\(totals.calls == 1 ? "" : "s")", TextStyle(.dim))
        if totals.unpricedCalls > 0 {
            part.title.append("  \(totals.unpricedCalls) of them unpriced", TextStyle(.dim))
        }
        return part
    }
}
