import Decoding
import Domain

/// A report for people: tasks, what was decided about them, their runs with the conversation, and what they cost.
struct MarkdownExport: ExportWriter {
    private var text = ""
    private var costs = ExportCosts()
    private var rendering = MarkdownExport.rendering
    private var list = ""

    private static var rendering: TalkRendering {
        var choice = TalkRendering.Choice()
        (choice.isWhole, choice.showsThinking) = (true, true)
        return TalkRendering(choice)
    }

    mutating func begin(_ heading: ExportHeading) {
        text += "# \(MarkdownText.line(heading.title))\n\nExported \(heading.at.iso) by roost \(heading.version).\n"
    }

    mutating func add(_ item: ExportItem) {
        switch item {
        case .task(let task):
            let title = task.title.map { ": \($0)" } ?? ""
            head("## \(MarkdownText.line(task.id + title))")
            facts(ExportWords.facts(of: task))
            if let about = task.description { text += "\n" + MarkdownText.quoted(about) + "\n" }
        case .run(let run):
            head("### \(MarkdownText.line("Run \(run.id)"))")
            facts(ExportWords.facts(of: run))
            rendering = Self.rendering
        case .decision(let decision): add(decision)
        case .talk(let talk): if let part = rendering.part(of: talk.item) { add(part) }
        case .call(let call): costs.add(call)
        case .runEnd(_, let usage): if usage.calls > 0 { paragraph(ExportWords.cost(of: usage)) }
        case .trigger(let trigger): row(TimelineEntry(trigger), in: "Triggers")
        case .worktree(let operation): row(TimelineEntry(operation), in: "Worktrees")
        case .change(let change): row("Changes", change.at, change.type, change.message)
        case .checkpoint(let checkpoint):
            row("Checkpoints", checkpoint.at, "checkpoint \(checkpoint.sequence)", ExportWords.text(of: checkpoint))
        // What an agent says of itself stands in the conversation.
        case .event(let event): if event.origin != .agent { row(TimelineEntry(event, as: .event), in: "Events") }
        case .tool: break
        case .taskEnd: list = ""
        }
    }

    mutating func finish() {
        head("## Cost")
        guard costs.total.responses > 0 else { return paragraph("No model responses.") }
        text += "\n| model | responses | tokens | cost |\n|---|---:|---:|---:|\n"
        for (model, sums) in costs.byModel + [("Total", costs.total)] {
            text += "| \(MarkdownText.cell(model)) | \(sums.responses) | \(sums.usage.sum) | "
            text += "\(ExportWords.cost(of: sums)) |\n"
        }
    }

    mutating func take() -> [UInt8] {
        defer { text = "" }
        return Array(text.utf8)
    }

    // MARK: - Parts

    private mutating func add(_ decision: RecordedDecision) {
        begin("Decisions")
        let chosen = decision.chosen.map { ": **\(MarkdownText.inline($0))**" } ?? ""
        text += "- \(decision.at.iso) `\(MarkdownText.code(decision.point))`\(chosen)"
        text += " — \(MarkdownText.inline(decision.reason ?? "no reason is recorded"))\n"
        for other in decision.notChosen { text += "  - not \(MarkdownText.inline(other))\n" }
    }

    private mutating func add(_ talk: TalkPart) {
        list = ""
        let part = talk.part
        if let speaker = talk.speaker {
            let time = talk.at.map { " \($0.iso)" } ?? ""
            paragraph("**\(MarkdownText.inline(speaker))**\(time)")
        }
        let lines = part.lines.map(MarkdownText.line(of:))
        let title = MarkdownText.inline(part.title.text)
        switch part.kind {
        case .user, .assistant, .system: text += "\n" + MarkdownText.quoted(lines.joined(separator: "\n")) + "\n"
        case .notice: paragraph("_\(title)_")
        case .toolCall:
            paragraph("`\(MarkdownText.code(part.title.text))`")
            if !lines.isEmpty { paragraph(MarkdownText.fenced(lines)) }
        case .toolResult, .thinking:
            guard !lines.isEmpty else { return paragraph(title) }
            paragraph("<details><summary>\(PageText.escaped(part.title.text))</summary>")
            paragraph(MarkdownText.fenced(lines))
            paragraph("</details>")
        }
    }

    private mutating func facts(_ facts: [(String, String)]) {
        text += "\n"
        for (name, value) in facts { text += "- \(name): \(MarkdownText.inline(value))\n" }
    }

    private mutating func row(_ entry: TimelineEntry, in name: String) { row(name, entry.at, entry.name, entry.text) }

    private mutating func row(_ list: String, _ at: WallTime, _ name: String, _ words: String) {
        begin(list)
        text += "- \(at.iso) `\(MarkdownText.code(name))` \(MarkdownText.inline(words))\n"
    }

    private mutating func begin(_ name: String) {
        guard list != name else { return }
        text += "\n**\(name)**\n\n"
        list = name
    }

    private mutating func head(_ line: String) {
        text += "\n\(line)\n"
        list = ""
    }

    private mutating func paragraph(_ words: String) { text += "\n\(words)\n" }
}
