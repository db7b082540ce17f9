import Domain

/// Why a task is where it is.
struct TaskExplanation {
    static let kinds: Set<TimelineEntry.Kind> = [.trigger, .task, .decision, .worktree, .run, .agent, .alert]

    let record: OpenRecord
    let task: RecordedTask
    let limit: Int

    func told() throws(QueriesError) -> Explanation {
        var explanation = Explanation(title: Self.title(of: task))
        let found = try record.timeline(of: task, kinds: Self.kinds, limit: limit)
        explanation.steps = ExplanationSteps(found.rows.filter(AgentTelling.isTelling)).steps
        explanation.hasMore = found.hasMore
        explanation.facts = facts
        let runs = try record.runs(ofTask: task.id, limit: limit).rows
        if let run = runs.last, run.endedAt == nil,
            let verdict = try RunExplanation(record: record, run: run, limit: limit).verdict()
        {
            explanation.facts += verdict.notes(run: run.id, task: task.id, isOver: false)
        }
        explanation.unknowns = try unknowns(of: runs, among: found)
        return explanation
    }

    static func title(of task: RecordedTask) -> String {
        let name = [task.id, task.title].compactMap { $0 }.joined(separator: " ")
        let runs = task.runCount == 1 ? "1 run" : "\(task.runCount) runs"
        return "\(name) — \(task.status), \(runs)"
    }

    private var facts: [ExplanationNote] {
        var facts: [ExplanationNote] = []
        if task.isHeld { facts.append(ExplanationNote("held", "it waits until a person approves it")) }
        if let reason = task.failureReason { facts.append(ExplanationNote("failed", reason)) }
        if let url = task.pullRequestURL ?? task.pullRequestNumber.map({ "#\($0)" }) {
            facts.append(ExplanationNote("came of it", "pull request \(url)"))
        }
        return facts
    }

    /// Somebody asked for it, who is named where the daemon took it up, or it was found as it stood.
    private static let sourcesWithoutTrigger: Set = ["manual", "agent", "run", "import"]

    private func unknowns(
        of runs: [RecordedRun],
        among found: Bounded<TimelineEntry>
    ) throws(QueriesError) -> [String] {
        var unknowns: [String] = []
        // What was left out is the latest, so that what is missing at the beginning is missing indeed.
        if !found.rows.contains(where: { $0.kind == .trigger }), !Self.sourcesWithoutTrigger.contains(task.source) {
            unknowns.append("what brought it up: no trigger is recorded for it (its source is \"\(task.source)\")")
        }
        var before = task.detectedAt
        for run in runs {
            let told = found.rows.contains {
                $0.kind == .decision && $0.at >= before && $0.at <= run.spawnedAt
            }
            if !told, !found.hasMore, let unknown = try RunExplanation.unknownStart(of: run, in: record) {
                unknowns.append(unknown)
            }
            before = run.endedAt ?? run.spawnedAt
            unknowns += RunExplanation.unknownEnd(of: run)
        }
        if runs.isEmpty, found.rows.allSatisfy({ $0.kind != .decision }) {
            unknowns.append("why it has not run: no decision mentions it")
        }
        return unknowns
    }
}
