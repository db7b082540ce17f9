import Domain
import JSON
import Queries

/// `roost task list`: tasks, newest first.
package enum TaskListCommand {
    private static let active = Flag("active", "Only those that are assigned or being worked on")
    private static let completed = Flag("completed", "Only completed ones, by when they were")
    private static let failed = Flag("failed", "Only failed ones, by when they did")
    private static let status = Option("status", ValueForm.text.named("STATUS"), "Only those of this status")
    private static let source = Option("source", ValueForm.text.named("SOURCE"), "Only those that came from there")

    package static let command = Command(
        "task",
        "list",
        section: .resources,
        summary: "List tasks, newest first",
        details: [
            "--since and --until are about when a task was found, with --completed and --failed about when it ended."
        ],
        examples: [
            Example("roost task list --active", "what is worked on"),
            Example("roost task list --completed --since today", "what was completed today"),
            Example("roost task list --failed", "what failed, the last first"),
        ],
        options: [active, completed, failed, status, source] + RecordOptions.all,
        formats: OutputFormat.allCases,
        run: run
    )

    private static let empty = Table(
        of: "task",
        [
            Column("task", title: "TASK"), Column("priority", title: "P", .number, isSpare: true),
            Column("status", title: "STATUS"), Column("held", title: "HELD"),
            Column("source", title: "SRC"), Column("detectedAt", title: "FOUND"), Column("endedAt", title: "ENDED"),
            Column("tookMs", title: "TOOK", .number, isSpare: true),
            Column("runs", title: "RUNS", .number, isSpare: true),
            Column("costUsd", title: "COST", .number), Column("pullRequest", title: "PR", .number),
            Column("title", title: "TITLE", .prose), Column("failureReason", title: "FAILED", .prose),
        ]
    )

    private static let people = ["task", "priority", "status", "tookMs", "runs", "costUsd", "title", "failureReason"]

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let chosen = [(active, "--active"), (completed, "--completed"), (failed, "--failed")].filter {
            invocation[$0.0]
        }
        if chosen.count > 1 {
            throw .usage(.together(chosen[0].1, chosen[1].1), command: invocation.command.path)
        }
        if let first = chosen.first, invocation[status] != nil {
            throw .usage(.together(first.1, "--status"), command: invocation.command.path)
        }
        return try invocation.list(empty) { (question) throws(CommandError) in
            let filter = filter(question)
            let found = try question.ask { (record) throws(QueriesError) in
                try record.tasks(filter, limit: question.limit)
            }
            var table = empty
            for task in found.rows { table.append(row(task, question.text)) }
            try question.show(table, toPeople: people, hasMore: found.hasMore)
            if invocation.format == .table { try invocation.tellHeldByBudgets() }
        }
    }

    private static func filter(_ question: RecordQuestion) -> RecordedTask.Filter {
        let invocation = question.invocation
        var filter = RecordedTask.Filter()
        filter.isActive = invocation[active]
        filter.status = invocation[completed] ? "completed" : invocation[failed] ? "failed" : invocation[status]
        filter.order = invocation[completed] ? .lastCompleted : invocation[failed] ? .lastFailed : .newest
        filter.source = invocation[source]
        filter.window = question.window
        return filter
    }

    private static func row(_ task: RecordedTask, _ moments: MomentText) -> [Cell] {
        [
            .text(task.id), .optional(task.priority),
            Cell(task.isHeld ? "\(task.status) (held)" : task.status, .string(task.status)), .optional(task.isHeld),
            .text(task.source), moments.cell(task.detectedAt), moments.cell(task.endedAt), .duration(task.duration),
            .integer(task.runCount), TaskFacts.cost(task), .optional(task.pullRequestNumber), .optional(task.title),
            .optional(task.failureReason),
        ]
    }
}
