import Domain

/// One page that needs nothing else: tasks, what was decided about them, their runs with the conversation, and what
/// they cost. No script, no address of anything; whatever agents wrote stands in it as text.
struct PageExport: ExportWriter {
    private var text = ""
    private var costs = ExportCosts()
    private var rendering = PageExport.rendering
    private var count = 0
    private var list = ""
    /// Many runs are folded, one is not.
    private var hasSeveralTasks = false

    private static var rendering: TalkRendering {
        var choice = TalkRendering.Choice()
        (choice.isWhole, choice.showsThinking) = (true, true)
        return TalkRendering(choice)
    }

    mutating func begin(_ heading: ExportHeading) {
        hasSeveralTasks = heading.tasks.count > 1
        let title = PageText.escaped(heading.title)
        text += PageText.head(title: heading.title)
        text += "\n<body>\n<style>\n\(Self.style)\n</style>\n<header><h1>\(title)</h1>\n"
        text += "<p>Exported \(heading.at.iso) by roost \(PageText.escaped(heading.version))</p></header>\n"
        guard hasSeveralTasks else { return }
        text += "<nav><details open><summary>\(heading.tasks.count) tasks</summary><ol>\n"
        for task in heading.tasks {
            let id = PageText.escaped(task)
            text += "<li><a href=\"#task-\(id)\">\(id)</a></li>\n"
        }
        text += "</ol></details></nav>\n"
    }

    mutating func add(_ item: ExportItem) {
        switch item {
        case .task(let task): begin(task)
        case .run(let run): begin(run)
        case .decision(let decision): add(decision)
        case .talk(let talk):
            guard let part = rendering.part(of: talk.item) else { return }
            closeList()
            count += 1
            text += TalkMarkup.head(of: part) + TalkMarkup.body(of: part.part, id: "p\(count)")
        case .call(let call): costs.add(call)
        case .trigger(let trigger): row(TimelineEntry(trigger), in: "Triggers")
        case .worktree(let operation): row(TimelineEntry(operation), in: "Worktrees")
        case .change(let change): row("Changes", change.at, change.type, change.message)
        case .checkpoint(let checkpoint):
            row("Checkpoints", checkpoint.at, "checkpoint \(checkpoint.sequence)", ExportWords.text(of: checkpoint))
        // What an agent says of itself stands in the conversation.
        case .event(let event): if event.origin != .agent { row(TimelineEntry(event, as: .event), in: "Events") }
        case .tool: break
        case .runEnd(_, let usage):
            closeList()
            if usage.calls > 0 { text += "<p class=\"cost\">\(PageText.escaped(ExportWords.cost(of: usage)))</p>\n" }
            text += "</details>\n"
        case .taskEnd:
            closeList()
            text += "</section>\n"
        }
    }

    mutating func finish() {
        closeList()
        text += "<section><h1>Cost</h1>\n"
        if costs.total.responses == 0 {
            text += "<p>No model responses.</p>\n"
        } else {
            text += "<table><tr><th>Model<th>Responses<th>Tokens<th>Cost</tr>\n"
            for (model, sums) in costs.byModel + [("Total", costs.total)] {
                text += "<tr><td>\(PageText.escaped(model))<td>\(sums.responses)<td>\(sums.usage.sum)"
                text += "<td>\(PageText.escaped(ExportWords.cost(of: sums)))</tr>\n"
            }
            text += "</table>\n"
        }
        text += "</section>\n</body>\n</html>\n"
    }

    mutating func take() -> [UInt8] {
        defer { text = "" }
        return Array(text.utf8)
    }

    // MARK: - Parts

    private mutating func begin(_ task: RecordedTask) {
        closeList()
        let id = PageText.escaped(task.id)
        let title = task.title.map { " <small>\(PageText.escaped($0))</small>" } ?? ""
        text += "<section id=\"task-\(id)\"><h1>\(id)\(title)</h1>\n"
        facts(ExportWords.facts(of: task))
        if let about = task.description { text += "<pre class=\"about\">\(PageText.escaped(about))</pre>\n" }
    }

    private mutating func begin(_ run: RecordedRun) {
        closeList()
        rendering = Self.rendering
        let id = PageText.escaped(run.id)
        let ending = PageText.escaped(run.ending)
        text += "<details class=\"run\"\(hasSeveralTasks ? "" : " open")><summary><b>Run \(id)</b> "
        text += "<small>\(ending)</small></summary>\n"
        facts(ExportWords.facts(of: run))
    }

    private mutating func add(_ decision: RecordedDecision) {
        open("Decisions")
        let chosen = decision.chosen.map { "<b>\(PageText.escaped($0))</b> " } ?? ""
        let reason = PageText.escaped(decision.reason ?? "no reason is recorded")
        text += "<li><time>\(decision.at.iso)</time><code>\(PageText.escaped(decision.point))</code> \(chosen)\(reason)"
        for other in decision.notChosen { text += "<br><small>not \(PageText.escaped(other))</small>" }
        text += "</li>\n"
    }

    private mutating func facts(_ facts: [(String, String)]) {
        text += "<dl>"
        for (name, value) in facts { text += "<dt>\(PageText.escaped(name))<dd>\(PageText.escaped(value))\n" }
        text += "</dl>\n"
    }

    private mutating func row(_ entry: TimelineEntry, in name: String) { row(name, entry.at, entry.name, entry.text) }

    private mutating func row(_ list: String, _ at: WallTime, _ name: String, _ words: String) {
        open(list)
        text += "<li><time>\(at.iso)</time><code>\(PageText.escaped(name))</code> \(PageText.escaped(words))</li>\n"
    }

    private mutating func open(_ name: String) {
        guard list != name else { return }
        closeList()
        let isOpen = name == "Events" ? "" : " open"
        text += "<details class=\"list\"\(isOpen)><summary>\(PageText.escaped(name))</summary><ul>\n"
        list = name
    }

    private mutating func closeList() {
        if !list.isEmpty { text += "</ul></details>\n" }
        list = ""
    }

    private static let style = """
        section{margin:2rem 0;border-top:2px solid var(--line);padding-top:1rem}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.6rem 0}
        dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
        .run{margin:1rem 0;border:1px solid var(--line);border-radius:6px;padding:.4rem .8rem}
        .list{margin:.6rem 0}.list ul{list-style:none;margin:.3rem 0;padding:0}
        .list li{padding:.25rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
        .list time{float:none;margin-right:.7rem;font:13px ui-monospace,monospace}
        code{font:13px ui-monospace,monospace;background:var(--card);padding:0 .3rem;border-radius:3px}
        .about{background:var(--card);padding:.5rem .7rem;border-radius:6px}.cost{color:var(--dim);margin:.8rem 0 .2rem}
        table{border-collapse:collapse}td,th{padding:.2rem .8rem .2rem 0;text-align:left;\
        border-bottom:1px solid var(--line)}
        td+td,th+th{text-align:right}tr:last-child{font-weight:600}
        @media print{details>*{display:block}}
        """
}
