package import Domain

/// Makes of what agents say and do what people read. One function for each kind of fact, each of them pure.
package struct FactRendering: Sendable {
    /// How many lines of a tool's output are shown; nil for all.
    package var resultLinesMax: Int?
    /// And of what a tool is to write.
    package var changeLinesMax: Int?

    package init(resultLinesMax: Int? = 6, changeLinesMax: Int? = 16) {
        self.resultLinesMax = resultLinesMax
        self.changeLinesMax = changeLinesMax
    }

    package static let whole = FactRendering(resultLinesMax: nil, changeLinesMax: nil)

    /// Nothing where there is nothing to see.
    package func part(of fact: Fact) -> RenderedPart? {
        switch fact {
        case .conversation(let conversation): part(of: conversation)
        case .message, .firstToken: nil
        case .block(let block): part(of: block, in: .assistant)
        case .usage(let report): part(of: report.usage, cost: report.reportedCost)
        case .rateLimit(let limit): part(of: limit)
        case .permission(let permission): part(of: permission)
        case .retry(let retry): part(of: retry)
        case .compaction(let compaction): part(of: compaction)
        case .subagent(let subagent): part(of: subagent)
        case .turnEnded(let end): part(of: end)
        case .title(let title): notice("called", RenderedText.oneLine(title.text))
        case .marker(let marker): notice(RenderedText.oneLine(marker.prefix), RenderedText.oneLine(marker.text))
        case .logged(let line): notice(line.type, RenderedText.oneLine(line.message))
        case .unknown(let type): notice("unknown", RenderedText.oneLine(type))
        }
    }

    package func part(of block: Block, in role: Message.Role) -> RenderedPart? {
        switch block.content {
        case .text(let text): part(ofText: text, in: role)
        case .thinking(let text): part(ofThinking: text)
        case .toolCall(let call): part(of: call)
        case .toolResult(let result): part(of: result)
        case .image(let mediaType): notice("image", RenderedText.oneLine(mediaType ?? ""))
        case .other(let type): notice("block", RenderedText.oneLine(type))
        }
    }

    package func part(ofText text: String, in role: Message.Role) -> RenderedPart? {
        let lines = RenderedText.lines(text)
        guard !lines.isEmpty else { return nil }
        let kind: RenderedPart.Kind =
            switch role {
            case .user: .user
            case .assistant: .assistant
            case .system: .system
            }
        return RenderedPart(kind, lines: lines.map { RenderedPart.Line($0) })
    }

    /// Some providers keep it to themselves: then there is nothing to show.
    package func part(ofThinking text: String) -> RenderedPart? {
        let lines = RenderedText.lines(text)
        guard !lines.isEmpty else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace).count
        let title = StyledText("thinking (\(words) word\(words == 1 ? "" : "s"))", RenderedText.dim)
        let dimmed = lines.map { RenderedPart.Line(StyledText($0.text, RenderedText.dim)) }
        return RenderedPart(.thinking, title: title, lines: dimmed)
    }

    /// - Parameter name: of the tool, where that is known.
    package func part(of result: ToolResult, tool name: String? = nil) -> RenderedPart {
        let lines = RenderedText.lines(result.text).map { RenderedPart.Line($0) }
        var title = StyledText("└ ", RenderedText.dim)
        title.append(name.map { RenderedText.oneLine($0) + " " } ?? "", RenderedText.dim)
        title.append(result.isError ? "✗ failed" : "✓", result.isError ? RenderedText.failure : RenderedText.success)
        if lines.isEmpty { title.append(" (no output)", RenderedText.dim) }
        var part = cut(RenderedPart(.toolResult, title: title, lines: lines), to: resultLinesMax)
        part.isFailure = result.isError
        return part
    }

    func notice(_ words: String...) -> RenderedPart {
        let text = words.filter { !$0.isEmpty }.joined(separator: "  ")
        return RenderedPart(.notice, title: StyledText("· \(text)", RenderedText.dim))
    }

    func cut(_ part: RenderedPart, to linesMax: Int?) -> RenderedPart {
        guard let linesMax, part.lines.count > linesMax else { return part }
        var part = part
        part.hiddenLineCount += part.lines.count - linesMax
        part.lines.removeLast(part.lines.count - linesMax)
        return part
    }
}
