import JSON

/// One object a line, which says what it is: `roost.export.call/1`.
struct JSONLinesExport: ExportWriter {
    private var lines = JSONWriter()
    private var costs = ExportCosts()
    /// Whose blocks come.
    private var run = ""

    mutating func begin(_ heading: ExportHeading) {
        lines.write(ExportObject.of(heading))
        lines.newline()
    }

    mutating func add(_ item: ExportItem) {
        switch item {
        case .task(let task): write("task", ExportObject.of(task))
        case .trigger(let trigger): write("trigger", ExportObject.of(trigger))
        case .decision(let decision): write("decision", ExportObject.of(decision))
        case .worktree(let operation): write("worktree", ExportObject.of(operation))
        case .change(let change): write("change", ExportObject.of(change))
        case .run(let told):
            run = told.id
            write("run", ExportObject.of(told))
        case .checkpoint(let checkpoint): write("checkpoint", ExportObject.of(checkpoint))
        case .event(let event): write("event", ExportObject.of(event))
        case .call(let call):
            costs.add(call)
            write("call", ExportObject.of(call))
        case .tool(let tool): write("tool", ExportObject.of(tool))
        case .talk(let talk):
            // What an agent said of itself is an event already.
            guard case .block(let block) = talk.item else { return }
            var object: JSONObject = ["run": .string(run)]
            object.append(ExportObject.ofMessage(of: block), without: ["at"])
            object.append(ExportObject.of(block, talk.raw))
            write("block", object)
        case .runEnd(let run, let usage):
            var object: JSONObject = ["run": .string(run.id)]
            object.append(ExportObject.of(usage))
            write("usage", object)
        case .taskEnd: break
        }
    }

    mutating func finish() { write("costs", costs.json) }

    mutating func take() -> [UInt8] {
        defer { lines.clear() }
        return lines.bytes
    }

    private mutating func write(_ noun: String, _ object: JSONObject) {
        var line: JSONObject = ["schema": .string("roost.export.\(noun)/1")]
        line.append(object)
        lines.write(line)
        lines.newline()
    }
}
