import Domain
import JSON
import Store

/// What started a run, how it goes, or how it ended.
struct RunExplanation {
    /// Of the lines of its journal only the last are told.
    static let lastEventsMax = 8
    private static let kinds: Set<TimelineEntry.Kind> = [.trigger, .task, .decision, .worktree, .alert, .run, .agent]
    /// An end is told of a little after it.
    private static let after = Duration.seconds(60)

    let record: OpenRecord
    let run: RecordedRun
    let limit: Int

    func told() throws(QueriesError) -> Explanation {
        var explanation = Explanation(title: title)
        explanation.facts = try facts()
        guard let task = try record.task(run.task) else { return explanation }
        let since = try begin(of: task)
        let window = TimeWindow(since: since, until: run.endedAt?.advanced(by: Self.after))
        let found = try record.timeline(of: task, kinds: Self.kinds, window: window, limit: limit)
        var entries = found.rows.filter { ($0.run ?? run.id) == run.id && AgentTelling.isTelling($0) }
        entries += try lastEvents()
        explanation.steps = ExplanationSteps(entries.sorted { $0.at < $1.at }).steps
        explanation.hasMore = found.hasMore
        let isStartTold = entries.contains { $0.kind == .decision && $0.at <= run.spawnedAt }
        if !isStartTold, let unknown = try Self.unknownStart(of: run, in: record) {
            explanation.unknowns.append(unknown)
        }
        explanation.unknowns += Self.unknownEnd(of: run)
        return explanation
    }

    /// Nothing where it is known who started it: a person, or whoever made a transcript that was imported.
    static func unknownStart(of run: RecordedRun, in record: OpenRecord) throws(QueriesError) -> String? {
        switch try run.session.flatMap({ (id) throws(QueriesError) in try record.session(id) })?.kind {
        case "command", "import": nil
        case nil where run.session == nil && run.step != nil: nil
        case nil where run.session == nil:
            "what started \(run.id): it belongs to no session, and no decision is recorded before it"
        default: "why \(run.id) was started: no decision is recorded before it"
        }
    }

    static func unknownEnd(of run: RecordedRun) -> [String] {
        if run.outcome == "lost" { return ["how \(run.id) ended: nobody saw its end"] }
        guard run.endedAt != nil, run.outcome == nil, run.exitCode == nil, run.signal == nil else { return [] }
        return ["how \(run.id) ended: neither an exit code nor an outcome is recorded"]
    }

    private var title: String { "\(run.id) — \(run.endedAt == nil ? run.status : run.ending)" }

    private func facts() throws(QueriesError) -> [ExplanationNote] {
        var facts = [ExplanationNote("task", run.task)]
        let attempt = run.attempt.map { "attempt \($0)" }
        let what = [run.agent, run.model, run.step, attempt].compactMap { $0 }.joined(separator: ", ")
        if !what.isEmpty { facts.append(ExplanationNote("what", what)) }
        if let worker = run.worker { facts.append(ExplanationNote("worker", worker)) }
        facts.append(ExplanationNote("started by", try starter()))
        if let verdict = try verdict() {
            facts += verdict.notes(run: run.id, task: run.task, isOver: run.endedAt != nil)
        }
        if run.needsHuman { facts.append(ExplanationNote("needs", "a person")) }
        return facts
    }

    private func starter() throws(QueriesError) -> String {
        guard let id = run.session else {
            // A daemon would have said so; only a run of ours has a step.
            return run.step == nil ? "not known" : "\"roost run\": it belongs to no session of a daemon"
        }
        return switch try record.session(id)?.kind {
        case "daemon": "the daemon, session \(id)"
        case "command": "a person's command, session \(id)"
        case "import": "not by Roost: its transcript was imported, session \(id)"
        case .some, nil: "session \(id)"
        }
    }

    /// What was found out last about what it does.
    func verdict() throws(QueriesError) -> VerdictNotes? {
        var last: VerdictNotes?
        for subject in [run.id, run.worker].compactMap({ $0 }) {
            let found = try inStore { () throws(StoreError) in
                try record.index.first(
                    """
                    SELECT timestamp, \(AnswerLimits.cut("message")), \(AnswerLimits.cut("data")) FROM changes
                    WHERE subject_id = ? AND type = 'verdict' AND timestamp >= ? AND timestamp < ?
                    ORDER BY timestamp DESC LIMIT 1
                    """,
                    subject,
                    TimeWindow(since: run.spawnedAt).lowest,
                    TimeWindow(until: run.endedAt?.advanced(by: Self.after)).highest
                ) { row in VerdictNotes(at: row.time(0), message: row.word(1), data: row.json(2)) }
            }
            if let found, last.map({ found.at > $0.at }) ?? true { last = found }
        }
        return last
    }

    /// What led to it came after the run before it.
    private func begin(of task: RecordedTask) throws(QueriesError) -> WallTime {
        let earlier = try record.runs(ofTask: task.id, limit: AnswerLimits.rowsMax).rows.last {
            $0.spawnedAt < run.spawnedAt && $0.id != run.id
        }
        return min(earlier?.endedAt ?? earlier?.spawnedAt ?? task.detectedAt, run.spawnedAt)
    }

    private func lastEvents() throws(QueriesError) -> [TimelineEntry] {
        var filter = RecordedEvent.Filter()
        filter.run = run.id
        filter.origin = .roost
        return try record.events(filter, limit: Self.lastEventsMax).rows.reversed().map {
            TimelineEntry($0, as: .event)
        }
    }
}
