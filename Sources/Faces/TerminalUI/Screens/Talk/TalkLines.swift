import Domain

/// The entries of a conversation as lines of the screen.
struct TalkLines {
    struct Line: Hashable {
        var text: StyledText
        var indent = 0
        /// At the right edge, such as a time.
        var right = ""
        var rightStyle = TextStyle.dim
        var over = TextStyle.plain
    }

    /// Of what a tool wrote or is to write, without being asked.
    static let previewLines = 4
    private static let change = 8

    let columns: Int
    let showsThinking: Bool
    let expanded: Set<Int>

    /// - Parameter number: as it is counted for people, from 1.
    func lines(of entry: TalkPicture.Entry, number: Int, _ context: TopContext) -> [Line] {
        let indent = 5 + entry.part.depth * 2
        let isOpen = expanded.contains(number)
        switch entry.part.kind {
        case .thinking: return thinking(entry, number, indent, isOpen, context)
        case .toolCall: return tool(entry, number, indent, isOpen, context)
        case .user, .assistant, .system: return said(entry, number, indent, context)
        case .toolResult, .notice:
            var lines = [head(entry.part.title, number, entry, context)]
            lines += body(entry.part, most: isOpen ? nil : Self.previewLines, indent)
            return lines
        }
    }

    private func head(_ title: StyledText, _ number: Int, _ entry: TalkPicture.Entry, _ context: TopContext) -> Line {
        var text = StyledText(Self.label(number), .dim)
        text.append(String(repeating: " ", count: entry.part.depth * 2))
        text.append(title)
        return Line(text: text, right: entry.at.map { context.clock($0) } ?? "")
    }

    private static func label(_ number: Int) -> String {
        let text = "\(number)"
        return String(repeating: " ", count: max(0, 4 - text.count)) + text + " "
    }

    private func said(
        _ entry: TalkPicture.Entry,
        _ number: Int,
        _ indent: Int,
        _ context: TopContext
    ) -> [Line] {
        let style: TextStyle = entry.part.kind == .user ? .title : .strong
        var title = StyledText(entry.part.kind.rawValue, style)
        if entry.speaker != nil, let model = entry.model { title.append("  \(model)", .dim) }
        var lines = [head(title, number, entry, context)]
        for line in entry.part.lines {
            let wrapped = wrapped(line.text, to: columns - indent - 1)
            lines += wrapped.map { Line(text: $0, indent: indent) }
        }
        return lines + more(entry.part.hiddenLineCount, indent)
    }

    private func thinking(
        _ entry: TalkPicture.Entry,
        _ number: Int,
        _ indent: Int,
        _ isOpen: Bool,
        _ context: TopContext
    ) -> [Line] {
        let shows = isOpen || showsThinking
        var title = StyledText(shows ? "▾ " : "▸ ", .dim)
        title.append(entry.part.title)
        if !shows { title.append(" — T shows it", .dim) }
        var lines = [head(title, number, entry, context)]
        guard shows else { return lines }
        for line in entry.part.lines {
            lines += wrapped(line.text, to: columns - indent - 1).map { Line(text: $0, indent: indent, over: .dim) }
        }
        return lines + more(entry.part.hiddenLineCount, indent)
    }

    private func tool(
        _ entry: TalkPicture.Entry,
        _ number: Int,
        _ indent: Int,
        _ isOpen: Bool,
        _ context: TopContext
    ) -> [Line] {
        var title = head(entry.part.title, number, entry, context)
        let took = entry.took.map { StatsView.took(Double($0.nanoseconds) / 1_000_000) + " " } ?? ""
        if let result = entry.result {
            title.right = "\(took)\(result.isFailure ? "✗ failed" : "✓") \(title.right)"
            title.rightStyle = result.isFailure ? .bad : .good
        } else {
            title.right = "◌ \(title.right)"
        }
        var lines = [title] + body(entry.part, most: isOpen ? nil : Self.change, indent)
        if let result = entry.result { lines += body(result, most: isOpen ? nil : Self.previewLines, indent) }
        return lines
    }

    private func body(_ part: RenderedPart, most: Int?, _ indent: Int) -> [Line] {
        let shown = part.lines.prefix(most ?? .max)
        let lines = shown.map { line in
            let style: TextStyle = line.change == .added ? .good : line.change == .removed ? .bad : .plain
            return Line(text: line.text, indent: indent, over: style)
        }
        let folded = part.lines.count - shown.count
        guard folded > 0 else { return lines + more(part.hiddenLineCount, indent) }
        let text = StyledText("… \(folded + part.hiddenLineCount) more lines (space shows them)", .dim)
        return lines + [Line(text: text, indent: indent)]
    }

    private func more(_ count: Int, _ indent: Int) -> [Line] {
        count == 0 ? [] : [Line(text: StyledText("… \(count) more lines", .dim), indent: indent)]
    }

    /// What fits stays as it is, looks and all; what is longer is wrapped, in one look.
    private func wrapped(_ text: StyledText, to columns: Int) -> [StyledText] {
        let plain = text.text
        guard CellText.width(of: plain) > columns else { return [text] }
        let lead = plain.prefix { $0 == " " }.count
        let margin = String(repeating: " ", count: min(lead, max(0, columns / 2)))
        let style = text.spans.first.flatMap { $0.range.lowerBound == 0 ? $0.style : nil } ?? .plain
        return CellText.wrap(plain, to: max(8, columns - margin.count)).map { StyledText(margin + $0, style) }
    }
}
