import Domain
import Queries

/// `roost session list`: sessions, newest first.
package enum SessionListCommand {
    private static let active = Flag("active", "Only those that have not ended")
    private static let failed = Flag("failed", "Only those that ended by an error, or were lost")
    private static let kind = Option(
        "kind",
        ValueForm.choice(["daemon", "command", "import"]).named("KIND"),
        "Only those of the daemon, of commands, or of imports"
    )

    package static let command = row(
        "session",
        "list",
        examples: [
            Example("roost session list --active", "those that go on"),
            Example("roost session list --failed --since 7d", "those of a week that ended badly"),
            Example("roost session list -o csv", "for a spreadsheet"),
        ]
    )

    /// As it was called before.
    package static let formerly = row("sessions", examples: [Example("roost sessions --active", "those that go on")])

    private static func row(_ path: String..., examples: [Example]) -> Command {
        Command(
            path: path,
            section: .resources,
            summary: "List sessions, newest first",
            examples: examples,
            options: [active, failed, kind] + RecordOptions.all,
            formats: OutputFormat.allCases,
            isListed: path.count > 1,
            run: run
        )
    }

    private static let empty = Table(
        of: "session",
        [
            Column("session", title: "SESSION"), Column("kind", title: "KIND"), Column("startedAt", title: "STARTED"),
            Column("endedAt", title: "ENDED"), Column("tookMs", title: "TOOK", .number),
            Column("exitReason", title: "END"), Column("pid", title: "PID", .number), Column("host", title: "HOST"),
            Column("branch", title: "BRANCH"), Column("version", title: "VERSION", .prose),
        ]
    )

    private static let people = ["session", "kind", "startedAt", "tookMs", "exitReason", "host"]

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try invocation.list(empty) { (question) throws(CommandError) in
            var filter = RecordedSession.Filter()
            filter.isActive = invocation[active]
            filter.isFailed = invocation[failed]
            filter.kind = invocation[kind]
            filter.window = question.window
            let found = try question.ask { (record) throws(QueriesError) in
                try record.sessions(filter, limit: question.limit)
            }
            var table = empty
            for session in found.rows {
                table.append([
                    .text(session.id), .optional(session.kind), question.text.cell(session.startedAt),
                    question.text.cell(session.endedAt), .duration(session.duration), .optional(session.exitReason),
                    .optional(session.pid), .optional(session.hostname), .optional(session.gitBranch),
                    .optional(session.toolVersion),
                ])
            }
            try question.show(table, toPeople: people, hasMore: found.hasMore)
        }
    }
}
