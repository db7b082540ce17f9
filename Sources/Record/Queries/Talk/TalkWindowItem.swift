import Decoding
package import Domain
import JSON

/// A part of a conversation as a page shows it.
package struct TalkWindowItem: Hashable, Sendable {
    /// The use of a tool, or what came of it.
    package struct Tool: Hashable, Sendable {
        package var name: String
        /// What tells most of its input, in a line.
        package var title: String?
        package var input: TalkText?
        package var call: String?
        /// Nil where no result is known.
        package var isFailure: Bool?
        package var took: Duration?
        /// What a command answered, where the agent says so.
        package var exit: Int?
    }

    package let number: Int
    package let at: WallTime?
    /// user, assistant, system.
    package let role: String
    package let kind: TalkKind
    package let text: TalkText?
    package var model: String?
    /// Its number among the blocks of the run.
    package var block: Int64?
    package var tool: Tool?
    /// What an edit changes.
    package var patch: TalkText?
    package var isFailure = false
    /// Whether it is longer than what is here, and the rest cannot be had.
    package var isCut = false
    package var isSidechain = false
    package var usage: TalkUsage?
    /// Where its bytes stand, as they came.
    package var source: String?
    package var bytes: Range<Int64> = 0..<0

    private init(_ number: Int, at: WallTime?, role: String, _ kind: TalkKind, _ text: TalkText?) {
        self.number = number
        self.at = at
        self.role = role
        self.kind = kind
        self.text = text
    }

    static func gone(_ number: Int) -> TalkWindowItem {
        let text = TalkText("this part is not in the record any more", .ofKnownForms)
        return TalkWindowItem(number, at: nil, role: "note", .note, text)
    }

    init(_ number: Int, _ note: TalkNote, _ redaction: RunRedaction) {
        let text = TalkText(note.message.isEmpty ? note.type : note.message, redaction)
        self.init(number, at: note.at, role: "note", .note, text)
        isFailure = note.level == "error"
    }

    init(_ number: Int, _ block: TalkBlock, _ redaction: RunRedaction) {
        let kind = TalkKind(type: block.type, role: block.role)
        let role = kind == .call || kind == .result ? "tool" : SafeText.of(block.role)
        self.init(number, at: block.at, role: role, kind, Self.text(of: block, kind, redaction))
        model = block.model.map { SafeText.of($0) }
        self.block = block.number
        isCut = block.isCut
        isSidechain = block.isSidechain
        (source, bytes) = (block.source, block.bytes)
        if kind == .call { takeCall(block, redaction) }
        if kind == .result { takeResult(block) }
    }

    private static func text(of block: TalkBlock, _ kind: TalkKind, _ redaction: RunRedaction) -> TalkText? {
        switch kind {
        case .call: return nil
        case .result: return (block.toolOutput ?? block.content).map { TalkText($0, redaction) }
        case .prompt, .answer, .thinking: return TalkText(block.content ?? "", redaction)
        case .note: return TalkText([block.type, block.content ?? ""].joined(separator: " "), redaction)
        }
    }

    // MARK: - Tools

    private mutating func takeCall(_ block: TalkBlock, _ redaction: RunRedaction) {
        let name = block.toolName ?? "tool"
        let input = block.toolInput ?? block.content ?? ""
        let redacted = redaction.redact(input).text
        let part = FactRendering.whole.part(of: ToolCall(id: block.toolUse, name: name, input: redacted))
        tool = Tool(name: SafeText.of(name), title: ToolTitle.text(of: part), call: block.toolUse.map(SafeText.of))
        tool?.input = TalkText(input, redaction)
        let patch = TalkPatch.text(of: part.lines, path: ToolTitle.path(in: redacted))
        if !patch.isEmpty { self.patch = TalkText(patch, redaction) }
    }

    private mutating func takeResult(_ block: TalkBlock) {
        isFailure = block.isSuccess == false
        tool = Tool(name: SafeText.of(block.toolName ?? "tool"), call: block.toolUse.map(SafeText.of))
        tool?.isFailure = block.isSuccess.map { !$0 }
        if isFailure, let text { tool?.exit = ToolTitle.exit(in: text.text) }
    }

    /// What the other block tells of the same use.
    mutating func take(_ telling: OpenRecord.ToolTelling) {
        guard var tool else { return }
        if let name = telling.name { tool.name = SafeText.of(name) }
        if let isSuccess = telling.isSuccess { tool.isFailure = !isSuccess }
        tool.took = telling.took
        self.tool = tool
    }
}
