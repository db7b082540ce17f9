import JSON

/// One object: tasks, in each its runs, in each what happened in it and what was said, all with one row a line. Every
/// list is there, an empty one too.
struct JSONExport: ExportWriter {
    private static let listsOfTask = ["triggers", "decisions", "worktreeOperations", "changes"]
    private static let listsOfRun = ["decisions", "changes", "checkpoints", "events", "calls", "tools", "messages"]
    private static let listsOfAll = ["triggers", "decisions", "worktreeOperations", "events"]

    private enum Level {
        case tasks, task, run, all
    }

    private var bytes: [UInt8] = []
    private var costs = ExportCosts()
    private var level = Level.tasks
    private var hasTasks = false
    private var hasRuns = false
    /// The list that is open, and the message in it.
    private var list: String?
    private var message: Int64?
    /// Those that the object has already.
    private var written: Set<String> = []

    mutating func begin(_ heading: ExportHeading) {
        put(object: ExportObject.of(heading))
        put(",\n\"tasks\":[")
    }

    mutating func add(_ item: ExportItem) {
        switch item {
        case .task(let task):
            put(hasTasks ? ",\n" : "\n")
            hasTasks = true
            open(ExportObject.of(task), .task)
        case .run(let run):
            // Those of the task come before its first run.
            if !hasRuns { closeLists(Self.listsOfTask) }
            put(hasRuns ? ",\n" : ",\n\"runs\":[\n")
            hasRuns = true
            open(ExportObject.of(run), .run)
        case .runEnd(_, let usage):
            closeLists(Self.listsOfRun)
            put(",\n\"usage\":" + JSONWriter.text(.object(ExportObject.of(usage))) + "}")
            level = .task
        case .taskEnd:
            if !hasRuns { closeLists(Self.listsOfTask) }
            put(hasRuns ? "]}" : ",\n\"runs\":[]}")
            (level, hasRuns) = (.tasks, false)
        case .talk(let talk): add(talk)
        case .call(let call):
            costs.add(call)
            row(ExportObject.of(call), in: "calls")
        case .trigger(let trigger): row(ExportObject.of(trigger), in: "triggers")
        case .decision(let decision): row(ExportObject.of(decision), in: "decisions")
        case .worktree(let operation): row(ExportObject.of(operation), in: "worktreeOperations")
        case .change(let change): row(ExportObject.of(change), in: "changes")
        case .checkpoint(let checkpoint): row(ExportObject.of(checkpoint), in: "checkpoints")
        case .event(let event): row(ExportObject.of(event), in: "events")
        case .tool(let tool): row(ExportObject.of(tool), in: "tools")
        }
    }

    mutating func finish() {
        beginOthers()
        closeLists(Self.listsOfAll)
        put(",\n\"costs\":" + JSONWriter.text(.object(costs.json)) + "}\n")
    }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    // MARK: - Rows

    private mutating func add(_ talk: ExportedTalk) {
        // What an agent said of itself is an event already.
        guard case .block(let block) = talk.item else { return }
        let text = JSONWriter.text(.object(ExportObject.of(block, talk.raw)))
        if list == "messages", message == block.message { return put(",\n" + text) }
        endMessage()
        beginRow(in: "messages")
        put(object: ExportObject.ofMessage(of: block))
        put(",\"blocks\":[\n" + text)
        message = block.message
    }

    private mutating func row(_ object: JSONObject, in name: String) {
        if level == .tasks { beginOthers() }
        endMessage()
        beginRow(in: name)
        put(JSONWriter.text(.object(object)))
    }

    /// Behind the tasks comes what belongs to none of them.
    private mutating func beginOthers() {
        guard level == .tasks else { return }
        put("]")
        (level, written) = (.all, [])
    }

    // MARK: - Lists

    private mutating func beginRow(in name: String) {
        if list == name { return put(",\n") }
        closeList()
        put(",\n\"\(name)\":[\n")
        written.insert(name)
        list = name
    }

    private mutating func closeLists(_ names: [String]) {
        closeList()
        for name in names where !written.contains(name) { put(",\n\"\(name)\":[]") }
        written = Set(names)
    }

    private mutating func closeList() {
        endMessage()
        if list != nil { put("]") }
        list = nil
    }

    private mutating func endMessage() {
        if message != nil { put("]}") }
        message = nil
    }

    private mutating func open(_ object: JSONObject, _ level: Level) {
        put(object: object)
        self.level = level
        written = []
    }

    /// All of an object but its end.
    private mutating func put(object: JSONObject) { put(String(JSONWriter.text(.object(object)).dropLast())) }

    private mutating func put(_ text: String) { bytes += text.utf8 }
}
