import Domain
import JSON
import Queries

/// `roost event list`: what happened to sessions and in runs, newest first.
package enum EventListCommand {
    private static let severity = Option(
        "severity",
        ValueForm<Severity>.word.named("SEVERITY"),
        "Only what is as bad as that, or worse"
    )
    private static let type = Option("type", ValueForm.text.named("TYPE"), "Only events of this type")
    private static let component = Option("component", ValueForm.text.named("PART"), "Only those of this part")
    private static let session = Option("session", RecordOptions.name("SESSION"), "Only those of this session")
    private static let run = Option("run", RecordOptions.name("RUN"), "Only those of this run")
    private static let task = Option("task", RecordOptions.name("TASK"), "Only those of the runs of this task")
    private static let origin = Option(
        "origin",
        ValueForm<RecordedEvent.Origin>.word.named("WHO"),
        "Only what sessions tell, what Roost tells of runs, or what agents tell of themselves"
    )

    package static let command = Command(
        "event",
        "list",
        section: .resources,
        summary: "List what happened, newest first",
        examples: [
            Example("roost event list --severity error --since today", "the errors of today"),
            Example("roost event list --origin agent --type rate_limit", "when agents met a limit"),
            Example("roost event list --run run-20261121 -o jsonl", "all events of a run"),
        ],
        options: [severity, type, component, session, run, task, origin] + RecordOptions.all,
        formats: OutputFormat.allCases,
        exitCodes: [.notFound],
        run: list
    )

    private static let empty = Table(
        of: "event",
        [
            Column("at", title: "AT"), Column("severity", title: "SEVERITY"), Column("type", title: "TYPE"),
            Column("origin", title: "WHO"), Column("of", title: "OF"), Column("task", title: "TASK"),
            Column("component", title: "PART"), Column("message", title: "MESSAGE", .prose),
            Column("details", title: "DETAILS", .prose), Column("stackTrace", title: "STACK", .prose),
        ]
    )

    private static let people = ["at", "severity", "type", "of", "message"]

    private static func list(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try invocation.list(empty) { (question) throws(CommandError) in
            var filter = RecordedEvent.Filter()
            filter.severity = invocation[severity]
            filter.type = invocation[type]
            filter.component = invocation[component]
            filter.session = try question.id(session, of: .session)
            filter.run = try question.id(run, of: .run)
            filter.task = try question.id(task, of: .task)
            filter.origin = invocation[origin]
            filter.window = question.window
            let found = try question.ask { (record) throws(QueriesError) in
                try record.events(filter, limit: question.limit)
            }
            var table = empty
            for event in found.rows {
                table.append([
                    question.text.cell(event.at), .text(event.severity), .text(event.type),
                    .text(event.origin.rawValue), .text(event.owner), .optional(event.task),
                    .optional(event.component), .text(event.message),
                    .json(event.details), .optional(event.stackTrace),
                ])
            }
            try question.show(table, toPeople: people, hasMore: found.hasMore)
        }
    }
}
