import Decoding
import Domain

/// What the lines of an agent say, where they are JSON that is known: one line after the other, as a result is told of
/// with the name of the tool that was called before.
struct AgentLines {
    /// A page is no book: more of one line is in its talk.
    static let rowsMax = 200
    private static let toolsMax = 1_000

    private var decoder: any LineDecoder
    private let rendering = FactRendering()
    private var tools: [String: String] = [:]

    /// Nil for what writes text.
    init?(of agent: WorkerKind?) {
        switch agent {
        case .claude, .demo: decoder = ClaudeStreamDecoder()
        case .codex: decoder = CodexStreamDecoder()
        case .opencode: decoder = OpenCodeStreamDecoder()
        case .gemini: decoder = GeminiStreamDecoder()
        case .shell, .git, .aider, nil: return nil
        }
    }

    /// Nil where the line is none of those that are known; empty where it says nothing that could be seen.
    mutating func rows(of bytes: [UInt8]) -> [StyledText]? {
        guard bytes.first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "{") else { return nil }
        var facts: [Fact] = []
        do throws(DecodingError) {
            try decoder.line(bytes) { fact, _ in facts.append(fact) }
        } catch { return nil }
        var rows: [StyledText] = []
        var role = Message.Role.assistant
        let isEnd = facts.contains { if case .turnEnded = $0 { true } else { false } }
        for fact in facts {
            // What each response took is told at the end of the turn, once.
            if !isEnd, case .usage = fact { continue }
            if case .message(let message) = fact { role = message.role }
            guard let part = part(of: fact, role) else { continue }
            rows += Self.rows(of: part)
        }
        guard rows.count > Self.rowsMax else { return rows }
        let more = StyledText("… \(rows.count - Self.rowsMax) more lines", TextStyle(.dim))
        return rows.prefix(Self.rowsMax) + [more]
    }

    private mutating func part(of fact: Fact, _ role: Message.Role) -> RenderedPart? {
        guard case .block(let block) = fact else { return rendering.part(of: fact) }
        switch block.content {
        case .toolCall(let call):
            if let id = call.id, tools.count < Self.toolsMax { tools[id] = call.name }
            return rendering.part(of: call)
        case .toolResult(let result):
            return rendering.part(of: result, tool: result.call.flatMap { tools[$0] })
        case .text, .thinking, .image, .other: return rendering.part(of: block, in: role)
        }
    }

    private static func rows(of part: RenderedPart) -> [StyledText] {
        let indent = String(repeating: "  ", count: part.depth)
        var rows: [StyledText] = []
        func add(_ text: StyledText, _ lead: String) {
            var row = StyledText(indent + lead)
            row.append(text)
            rows.append(row)
        }
        if !part.title.isEmpty { add(part.title, "") }
        let lead = part.title.isEmpty ? "" : "  "
        for line in part.lines { add(line.text, part.kind == .user ? "› " : lead) }
        if part.hiddenLineCount > 0 {
            add(StyledText("… \(part.hiddenLineCount) more lines", TextStyle(.dim)), lead)
        }
        return rows
    }
}
