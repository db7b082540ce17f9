import Control
import Domain
import JSON
import Queries

/// `roost task review`: what a task has changed, for a person who decides what becomes of it.
package enum TaskReviewCommand {
    private static let task = Argument("ID", .task, "The task")

    package static let command = Command(
        "task",
        "review",
        section: .everyday,
        summary: "Show what a task has changed, and how that went",
        details: ["Files are counted from where the work began to what they are now, committed or not."],
        examples: [
            Example("roost task review gh-450", "what changed, what it says of itself, what it took"),
            Example("roost task review gh-450 -o json", "for programs"),
        ],
        arguments: [task],
        options: [RecordOptions.utc],
        formats: OutputFormat.allCases,
        exitCodes: [.daemonNotRunning, .notFound, .refusedByState, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let (reviewed, recorded) = try invocation.reviewWithRecord(of: invocation.required(task))
        guard invocation.format == .table else {
            try facts(reviewed, recorded).show(on: invocation.console, as: invocation.format)
            return .ok
        }
        let traits = invocation.console.output
        let text = ReviewText(
            task: reviewed,
            cost: recorded.map { TaskFacts.cost($0) },
            moments: MomentText(isUTC: invocation[RecordOptions.utc]),
            columns: traits.isTerminal ? traits.columns : nil
        )
        for line in text.lines { try invocation.console.line(StyledLine.text(line, isColored: traits.isColored)) }
        return .ok
    }

    private static func facts(_ reviewed: ReviewedTask, _ recorded: RecordedTask?) -> FactList {
        var facts = FactList(of: "task_review")
        facts.add("task", "", .text(reviewed.id))
        facts.add("title", "", .optional(reviewed.title))
        facts.add("status", "", .optional(reviewed.status))
        facts.add("held", "", .optional(reviewed.isHeld))
        facts.add("costUsd", "", recorded.map { TaskFacts.cost($0) } ?? .none)
        facts.add("unpricedCalls", "", .optional(recorded?.unpricedCalls))
        facts.add("waits", "", .optional(reviewed.waits))
        for key in ["review", "runs", "tests"] { facts.add(key, "", .json(reviewed.data[key] ?? .null)) }
        return facts
    }
}

extension Invocation {
    /// With what the index has of it, which may not know it yet.
    func reviewWithRecord(of task: TaskID) throws(CommandError) -> (ReviewedTask, RecordedTask?) {
        var reviewed = try review(task)
        guard let record = try recordIfMade() else { return (reviewed, nil) }
        let id = reviewed.id
        let recorded = try asking { () throws(QueriesError) in try record.task(id) }
        if let recorded { reviewed.fill(from: recorded) }
        return (reviewed, recorded)
    }

    /// Asks the daemon what a task has changed.
    func review(_ task: TaskID) throws(CommandError) -> ReviewedTask {
        let answer = try askDaemon(.review, words: [task.text], upTo: Self.answerPatience)
        let redaction = ReviewRedaction(home: try home(), on: disk)
        do throws(FieldError) {
            return try ReviewedTask(redaction.redact(answer.data ?? [:]))
        } catch {
            throw .failed(
                "the daemon's answer is not understood: \(error)",
                hint: "restart the daemon with this version: roost daemon restart"
            )
        }
    }
}
