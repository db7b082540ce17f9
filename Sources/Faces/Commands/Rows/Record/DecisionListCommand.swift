import Domain
import JSON
import Queries

/// `roost decision list`: what was decided, newest first, or how often each thing.
package enum DecisionListCommand {
    private static let task = Option("task", RecordOptions.name("TASK"), "Only those about this task, oldest first")
    private static let contextType = Option("context", ValueForm.text.named("TYPE"), "Only those about such a thing")
    private static let point = Option("point", ValueForm.text.named("POINT"), "Only those at this decision point")
    private static let session = Option("session", RecordOptions.name("SESSION"), "Only those of this session")
    private static let slow = Flag("slow", "Only those that took more than a second, the slowest first")
    private static let count = Flag("count", "How often and how long, by decision point, and not each")

    package static let command = Command(
        "decision",
        "list",
        section: .resources,
        summary: "List what was decided, newest first",
        details: ["The first column names a decision for \"roost decision show\" and \"roost why\"."],
        examples: [
            Example("roost decision list --task gh-450", "the chain of decisions about a task"),
            Example("roost decision list --slow --since today", "what took long today"),
            Example("roost decision list --count", "how often each thing was decided"),
        ],
        options: [task, contextType, point, session, slow, count] + RecordOptions.all,
        formats: OutputFormat.allCases,
        exitCodes: [.notFound],
        run: run
    )

    static let each = Table(
        of: "decision",
        [
            Column("decision", title: "DECISION"), Column("at", title: "AT"), Column("context", title: "ABOUT"),
            Column("id", title: "ID"), Column("point", title: "POINT"), Column("chosen", title: "CHOSEN", .prose),
            Column("durationMs", title: "MS", .number), Column("reason", title: "BECAUSE", .prose),
            Column("function", title: "BY"), Column("input", title: "ON", .prose),
        ]
    )
    private static let counts = Table(
        of: "decision_count",
        [
            Column("point", title: "POINT"), Column("function", title: "BY"), Column("count", title: "TIMES", .number),
            Column("slow", title: "SLOW", .number), Column("averageMs", title: "AVERAGE MS", .number),
            Column("longestMs", title: "LONGEST MS", .number),
        ]
    )

    private static let people = ["decision", "at", "id", "point", "chosen", "durationMs", "reason"]

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let isCount = invocation[count]
        let others = [(task, "--task"), (contextType, "--context"), (point, "--point"), (session, "--session")]
        if isCount, let other = others.first(where: { invocation[$0.0] != nil }) {
            throw .usage(.together("--count", other.1), command: invocation.command.path)
        }
        return try invocation.list(isCount ? counts : each) { (question) throws(CommandError) in
            try isCount ? showCounts(question) : showEach(question)
        }
    }

    private static func showEach(_ question: RecordQuestion) throws(CommandError) {
        let invocation = question.invocation
        var filter = RecordedDecision.Filter()
        filter.context = try question.id(task, of: .task)
        filter.contextType = invocation[contextType]
        filter.point = invocation[point]
        filter.session = try question.id(session, of: .session)
        filter.isSlow = invocation[slow]
        filter.window = question.window
        filter.order = filter.isSlow ? .slowest : filter.context == nil ? .newest : .oldest
        let found = try question.ask { (record) throws(QueriesError) in
            try record.decisions(filter, limit: question.limit)
        }
        try show(found, question)
    }

    static func show(_ found: Bounded<RecordedDecision>, _ question: RecordQuestion) throws(CommandError) {
        var table = each
        for decision in found.rows {
            table.append([
                Cell(decision.name.short, .string(decision.name.text)), question.text.cell(decision.at),
                .text(decision.contextType), .optional(decision.context), .text(decision.point),
                .optional(decision.chosen), .milliseconds(decision.milliseconds), .optional(decision.reason),
                .optional(decision.function), Cell(PlainValue.fields(decision.input), decision.input),
            ])
        }
        try question.show(table, toPeople: people, hasMore: found.hasMore)
    }

    private static func showCounts(_ question: RecordQuestion) throws(CommandError) {
        let found = try question.ask { (record) throws(QueriesError) in
            try record.decisionPoints(in: question.window, limit: question.limit)
        }
        var table = counts
        for row in found.rows {
            table.append([
                .text(row.point), .text(row.function), .integer(row.count), .integer(row.slowCount),
                .milliseconds(row.averageMilliseconds), .milliseconds(row.longestMilliseconds),
            ])
        }
        try question.show(table, hasMore: found.hasMore)
    }
}
