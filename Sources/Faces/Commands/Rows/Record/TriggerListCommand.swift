import Domain
import JSON
import Queries

/// `roost trigger list`: what made sessions act, newest first, or how often.
package enum TriggerListCommand {
    private static let session = Option("session", RecordOptions.name("SESSION"), "Only those of this session")
    private static let type = Option("type", ValueForm.text.named("TYPE"), "Only those of this type")
    private static let task = Option("task", RecordOptions.name("TASK"), "Only those that brought up this task")
    private static let count = Flag("count", "How often, by type and day, and not each")

    package static let command = Command(
        "trigger",
        "list",
        section: .resources,
        summary: "List what made sessions act, newest first",
        examples: [
            Example("roost trigger list --type issue_detected", "every issue that was found"),
            Example("roost trigger list --count --since 7d", "how often, by type and day"),
            Example("roost trigger list --task gh-450 -o json", "what brought up a task"),
        ],
        options: [session, type, task, count] + RecordOptions.all,
        formats: OutputFormat.allCases,
        exitCodes: [.notFound],
        run: run
    )

    private static let each = Table(
        of: "trigger",
        [
            Column("at", title: "AT"), Column("type", title: "TYPE"), Column("source", title: "SOURCE"),
            Column("task", title: "TASK"), Column("session", title: "SESSION"), Column("data", title: "DATA", .prose),
        ]
    )
    private static let counts = Table(
        of: "trigger_count",
        [Column("day", title: "DAY"), Column("type", title: "TYPE"), Column("count", title: "TIMES", .number)]
    )

    private static let people = ["at", "type", "source", "task", "data"]

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let isCount = invocation[count]
        let others = [(session, "--session"), (type, "--type"), (task, "--task")]
        if isCount, let other = others.first(where: { invocation[$0.0] != nil }) {
            throw .usage(.together("--count", other.1), command: invocation.command.path)
        }
        return try invocation.list(isCount ? counts : each) { (question) throws(CommandError) in
            try isCount ? showCounts(question) : showEach(question)
        }
    }

    private static func showEach(_ question: RecordQuestion) throws(CommandError) {
        var filter = RecordedTrigger.Filter()
        filter.session = try question.id(session, of: .session)
        filter.type = question.invocation[type]
        filter.task = try question.id(task, of: .task)
        filter.window = question.window
        let found = try question.ask { (record) throws(QueriesError) in
            try record.triggers(filter, limit: question.limit)
        }
        var table = each
        for trigger in found.rows {
            table.append([
                question.text.cell(trigger.at), .text(trigger.type), .optional(trigger.source),
                .optional(trigger.task), .text(trigger.session),
                .json(trigger.data),
            ])
        }
        try question.show(table, toPeople: people, hasMore: found.hasMore)
    }

    private static func showCounts(_ question: RecordQuestion) throws(CommandError) {
        let found = try question.ask { (record) throws(QueriesError) in
            try record.triggerCounts(in: question.window, offset: question.text.offset, limit: question.limit)
        }
        var table = counts
        for row in found.rows { table.append([.text("\(row.day)"), .text(row.type), .integer(row.count)]) }
        try question.show(table, hasMore: found.hasMore)
    }
}
