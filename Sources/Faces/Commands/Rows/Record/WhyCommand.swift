import Domain
import Queries

/// `roost why`: what led to something, step by step.
package enum WhyCommand {
    private static let stepsUsual = 1_000
    private static let subject = Argument(
        "TASK|WORKER|RUN|DECISION",
        RecordOptions.name("TASK|WORKER|RUN|DECISION"),
        count: .optional,
        "What is asked about, by its id or the beginning of it"
    )
    private static let slow = Flag("slow", "Only decisions that took more than a second, the slowest first")
    private static let limit = Option(
        "limit",
        short: "n",
        .integer(1...AnswerLimits.rowsMax),
        "At most so many steps (default: \(stepsUsual))"
    )

    package static let command = Command(
        "why",
        section: .everyday,
        summary: "Tell why something is as it is",
        details: [
            "Of a task: what brought it up, each decision about it with reason, input, output and what was not chosen, "
                + "what was done with its worktree, how its runs went. Of a run, or of the newest run of a worker: "
                + "what started it, how it goes or ended, what was last heard of it. Of a decision: because of what, "
                + "and what followed.",
            "The answer ends with what belongs to it and is not recorded.",
        ],
        examples: [
            Example("roost why gh-450", "a task"),
            Example("roost why run-20261121", "a run"),
            Example("roost why bbbbbb/4", "a decision, as \"roost decision list\" names it"),
            Example("roost why gh-450 --slow", "which of its decisions took long"),
        ],
        arguments: [subject],
        options: [slow, limit, RecordOptions.utc],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .refusedByState],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let name = invocation[subject]
        if name == nil, !invocation[slow] {
            let summary = "what is asked about"
            throw .usage(
                .missingArgument("TASK|WORKER|RUN|DECISION", summary: summary),
                command: invocation.command.path
            )
        }
        guard let question = try RecordQuestion(invocation) else {
            guard let name else { return try invocation.list(DecisionListCommand.each) { _ in } }
            return try invocation.nothing(named: name, of: [.task, .run, .worker])
        }
        if invocation[slow] { return try showSlow(name, question) }
        let explanation = try explain(name ?? "", question)
        if invocation.format == .table {
            let text = ExplanationText(
                explanation: explanation,
                moments: question.text,
                traits: invocation.console.output
            )
            for line in text.lines() { try invocation.console.line(line) }
        } else {
            try invocation.console.show(ExplanationTable(explanation, question.text).table, as: invocation.format)
        }
        return .ok
    }

    private static func explain(_ name: String, _ question: RecordQuestion) throws(CommandError) -> Explanation {
        let target = RecordTarget(question: question)
        if RecordTarget.isDecision(name) {
            let decision = try target.decision(named: name)
            return try question.ask { (record) throws(QueriesError) in try record.explanation(of: decision) }
        }
        let limit = question.invocation[limit] ?? stepsUsual
        let (kind, id): (NamedKind, String)
        do throws(CommandError) { (kind, id) = try target.id(of: [.task, .run, .worker], named: name) } catch {
            // What a source found and nobody may work on has no row but that of its trigger.
            guard case .notFound = error else { throw error }
            let untaken = try question.ask { (record) throws(QueriesError) in
                try record.explanation(ofNoTask: name, limit: limit)
            }
            guard let untaken else { throw error }
            return untaken
        }
        let explanation = try question.ask { (record) throws(QueriesError) -> Explanation? in
            switch kind {
            case .task:
                guard let task = try record.task(id) else { return nil }
                return try record.explanation(of: task, limit: limit)
            case .run, .session:
                guard let run = try record.run(id) else { return nil }
                return try record.explanation(of: run, limit: limit)
            case .worker:
                guard let run = try record.runs(ofWorker: id, limit: 1).rows.first else { return nil }
                return try record.explanation(of: run, limit: limit)
            }
        }
        guard let explanation else { throw .notFound(kind: kind.rawValue, text: id, similar: []) }
        return explanation
    }

    private static func showSlow(_ name: String?, _ question: RecordQuestion) throws(CommandError) -> ExitCode {
        var filter = RecordedDecision.Filter()
        filter.isSlow = true
        filter.order = .slowest
        if let name {
            filter.context = try RecordTarget(question: question).id(of: [.task, .run, .worker], named: name).id
        }
        let found = try question.ask { (record) throws(QueriesError) in
            try record.decisions(filter, limit: question.invocation[limit] ?? stepsUsual)
        }
        try DecisionListCommand.show(found, question)
        return .ok
    }
}
