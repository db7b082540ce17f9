import JSON
import Queries

/// `roost session show`: what is known of one session.
package enum SessionShowCommand {
    private static let session = Argument(
        "SESSION",
        RecordOptions.name("SESSION"),
        "The session, by its id or the beginning of it"
    )

    package static let command = Command(
        "session",
        "show",
        section: .resources,
        summary: "Show what is known of a session",
        details: ["What it was set to is what counted when it began."],
        examples: [
            Example("roost session show ses-2026-11-21-abc123", "all of it, and how much happened in it"),
            Example("roost session show ses-2026-11-21 -o json", "for programs"),
        ],
        arguments: [session],
        options: [RecordOptions.utc],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let name = invocation.required(session)
        guard let question = try RecordQuestion(invocation) else {
            return try invocation.nothing(named: name, of: [.session])
        }
        let id = try RecordTarget(question: question).id(of: [.session], named: name).id
        let found = try question.ask { (record) throws(QueriesError) in try record.session(id) }
        guard let found else { throw .notFound(kind: "session", text: id, similar: []) }
        let counts = try question.ask { (record) throws(QueriesError) in try record.counts(of: id) }
        try facts(found, counts, question.text).show(on: invocation.console, as: invocation.format)
        return .ok
    }

    private static func facts(
        _ session: RecordedSession,
        _ counts: SessionCounts,
        _ moments: MomentText
    ) -> FactList {
        var facts = FactList(of: "session")
        facts.add("session", "Session", .text(session.id))
        facts.add("kind", "Kind", .optional(session.kind))
        facts.add("startedAt", "Started", moments.cell(session.startedAt))
        facts.add("endedAt", "Ended", moments.cell(session.endedAt))
        facts.add("tookMs", "Took", .duration(session.duration))
        facts.add("exitReason", "End", .optional(session.exitReason))
        facts.add("pid", "Process", .optional(session.pid))
        facts.add("host", "Host", .optional(session.hostname))
        facts.add("branch", "Branch", .optional(session.gitBranch))
        facts.add("commit", "Commit", .optional(session.gitCommit))
        facts.add("version", "Roost", .optional(session.toolVersion))
        facts.add("runtimeVersion", "Runtime", .optional(session.runtimeVersion))
        facts.add("triggers", "Triggers", .integer(counts.triggers))
        facts.add("decisions", "Decisions", .integer(counts.decisions))
        facts.add("tasks", "Tasks", .integer(counts.tasks))
        facts.add("runs", "Runs", .integer(counts.runs))
        facts.add("worktreeOperations", "Worktrees", .integer(counts.worktreeOperations))
        facts.add("errors", "Errors", .integer(counts.errors))
        facts.add("config", "Settings", .json(session.config))
        return facts
    }
}
