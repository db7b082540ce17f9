import Domain
import Queries

/// `roost task show`: what is known of a task, or all that happened to it.
package enum TaskShowCommand {
    private static let timelineRowsUsual = 5_000
    private static let task = Argument("ID", RecordOptions.name("ID"), "The task, by its id or the beginning of it")
    private static let timeline = Flag("timeline", "All that happened, a line each")
    private static let full = Flag("full", "All that happened, with inputs, outputs and what else is known")
    private static let limit = Option(
        "limit",
        short: "n",
        .integer(1...AnswerLimits.rowsMax),
        "At most so many rows (default: \(timelineRowsUsual))"
    )

    package static let command = row(
        "task",
        "show",
        examples: [
            Example("roost task show gh-450", "what is known of it, and its runs"),
            Example("roost task show gh-450 --timeline", "what happened to it, a line each"),
            Example("roost task show gh-450 --full -o jsonl", "everything, for programs"),
        ]
    )

    /// As it was called before: `roost task gh-450 --full`.
    package static let formerly = row("task", examples: [Example("roost task gh-450 --full", "everything")])

    private static func row(_ path: String..., examples: [Example]) -> Command {
        Command(
            path: path,
            section: .resources,
            summary: "Show a task, or all that happened to it",
            details: [
                "What happened is told oldest first: triggers, changes of the task, decisions, runs, checkpoints, "
                    + "events of runs, what agents said of themselves, model responses, tools, worktrees, alerts."
            ],
            examples: examples,
            arguments: [task],
            options: [timeline, full, RecordOptions.since, RecordOptions.until, limit, RecordOptions.utc],
            formats: OutputFormat.allCases,
            exitCodes: [.notFound, .refusedByState],
            isListed: path.count > 1,
            run: run
        )
    }

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let name = invocation.required(task)
        let isStory = invocation[timeline] || invocation[full]
        guard let question = try RecordQuestion(invocation, withConversations: isStory) else {
            return try invocation.nothing(named: name, of: [.task])
        }
        let found = try find(name, question)
        if isStory {
            try tell(found, question)
        } else {
            try show(found, question)
        }
        return .ok
    }

    /// `roost task lst` is more likely a slip than the id of a task.
    private static func find(_ name: String, _ question: RecordQuestion) throws(CommandError) -> RecordedTask {
        do throws(CommandError) {
            let id = try RecordTarget(question: question).id(of: [.task], named: name).id
            if let task = try question.ask({ (record) throws(QueriesError) in try record.task(id) }) { return task }
            throw .notFound(kind: "task", text: name, similar: [])
        } catch {
            let command = question.invocation.command
            guard case .notFound = error, command.path == ["task"] else { throw error }
            let words = question.invocation.table.words(under: command.path)
            let similar = Suggestion.nearest(to: name, among: words)
            guard !similar.isEmpty else { throw error }
            let names = similar.map { Command.name(of: command.path + [$0]) }
            throw .usage(.unknownCommand(name, similar: names), command: command.path)
        }
    }

    private static func show(_ task: RecordedTask, _ question: RecordQuestion) throws(CommandError) {
        let runs = try question.ask { (record) throws(QueriesError) in try record.runs(ofTask: task.id) }
        let console = question.invocation.console
        let facts = TaskFacts(task, runs.rows, question.text)
        try facts.list.show(on: console, as: question.invocation.format)
        guard question.invocation.format == .table, !runs.rows.isEmpty else { return }
        try console.line()
        try console.show(facts.runTable, as: .table)
        if runs.hasMore { try console.say("there are more runs: roost task show \(task.id) --timeline") }
    }

    private static func tell(_ task: RecordedTask, _ question: RecordQuestion) throws(CommandError) {
        let invocation = question.invocation
        let limit = invocation[limit] ?? timelineRowsUsual
        let found = try question.ask { (record) throws(QueriesError) in
            try record.timeline(of: task, window: question.window, limit: limit)
        }
        if invocation.format == .table {
            try write(found.rows, question)
        } else {
            var table = TimelineTable(question.text, hasDetails: invocation[full])
            for entry in found.rows { table.add(entry) }
            try invocation.console.show(table.table, as: invocation.format)
        }
        if found.hasMore { try invocation.console.say("there is more: --limit N, or --since TIME") }
    }

    private static func write(_ entries: [TimelineEntry], _ question: RecordQuestion) throws(CommandError) {
        let console = question.invocation.console
        let story = StoryText(entries.map(\.name), notes: 12, moments: question.text, traits: console.output)
        var last: WallTime?
        for entry in entries {
            if let day = story.dayLine(entry.at, after: last) { try console.line(day) }
            for line in story.lines(entry) { try console.line(line) }
            last = entry.at
            guard question.invocation[full] else { continue }
            for (label, text) in DetailLines.of(entry) {
                for line in story.lines(label, text) { try console.line(line) }
            }
        }
    }
}
