package import Domain
import JSON

/// How a run of a task ended.
package struct EndedRun: Hashable, Sendable {
    package let task: TaskID
    package let run: RunID
    package var outcome: Outcome
    package var reason: Reason?
    package var exitCode: Int64?
    package var summary: String
    package var needsHuman = false
    package var followups: [Followup] = []
    /// How long it took.
    package var duration: Duration
    /// Whether it left anything: a commit, a changed file, a turn of its agent.
    package var hasWorked = true
    /// Until when the agent was told to wait, where that is why it ended.
    package var rateLimitedUntil: WallTime?
    /// Where a budget stopped it, by which.
    package var budget: BudgetStop?

    package init(task: TaskID, run: RunID, outcome: Outcome, summary: String = "", duration: Duration) {
        self.task = task
        self.run = run
        self.outcome = outcome
        self.summary = summary
        self.duration = duration
    }

    init(_ fields: Fields) throws(FieldError) {
        task = try fields.required("task_id", .id)
        run = try fields.required("run_id", .id)
        let outcome: Term<Outcome> = try fields.required("outcome", .term())
        guard let known = outcome.known else { throw .wrong("outcome", expected: "an outcome") }
        self.outcome = known
        let reason: Term<Reason>? = try fields.optional("reason", .term())
        self.reason = reason?.known
        exitCode = try fields.optional("exit_code", .integer)
        summary = try fields.optional("summary", .text) ?? ""
        needsHuman = try fields.optional("needs_human", .bool) ?? false
        for followup in try fields.optional("followups", .objects) ?? [] { followups.append(try Followup(followup)) }
        duration = .milliseconds(try fields.required("duration_ms", .count))
        hasWorked = try fields.optional("has_worked", .bool) ?? true
        rateLimitedUntil = try fields.optional("rate_limited_until", .time)
        budget = try fields.optional("budget", .object).map { (object) throws(FieldError) in
            try BudgetStop(Fields(object))
        }
    }

    var fields: [(String, JSONValue)] {
        [
            ("task_id", .string(task.text)),
            ("run_id", .string(run.text)),
            ("outcome", .string(outcome.rawValue)),
            ("reason", JSONValue(reason?.rawValue)),
            ("exit_code", JSONValue(exitCode)),
            ("summary", summary.isEmpty ? .null : .string(summary)),
            ("needs_human", needsHuman ? true : .null),
            ("followups", followups.isEmpty ? .null : .array(followups.map { .object($0.json) })),
            ("duration_ms", .integer(Int64(duration / .milliseconds(1)))),
            ("has_worked", hasWorked ? .null : false),
            ("rate_limited_until", JSONValue(rateLimitedUntil?.iso)),
            ("budget", budget.map { .object($0.json) } ?? .null),
        ]
    }

    /// Whether it failed so early, and with so little done, that starting it was what failed.
    var cameToNothing: Bool { outcome == .failed && !hasWorked && duration < SchedulerLimits.startupSpan }
}
