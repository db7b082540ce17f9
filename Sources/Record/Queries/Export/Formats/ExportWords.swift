import Domain

/// What reports say in words, in Markdown and on pages alike.
enum ExportWords {
    static func facts(of task: RecordedTask) -> [(String, String)] {
        known([
            ("Status", task.isHeld ? "\(task.status), held" : task.status), ("Source", task.source),
            ("Issue", task.issueURL ?? task.issueNumber.map { "#\($0)" }), ("Labels", list(task.labels)),
            ("Found", task.detectedAt.iso), ("Started", task.startedAt?.iso), ("Ended", task.endedAt?.iso),
            ("Took", task.duration.map(took)), ("Failed because", task.failureReason),
            ("Pull request", task.pullRequestURL ?? task.pullRequestNumber.map { "#\($0)" }),
            ("Commits", list(task.commits)), ("Cost", cost(task.cost, unpriced: task.unpricedCalls)),
        ])
    }

    static func facts(of run: RecordedRun) -> [(String, String)] {
        known([
            ("Ended as", run.ending), ("Agent", list([run.agent, run.agentVersion].compactMap { $0 })),
            ("Model", run.model), ("Step", run.step), ("Attempt", run.attempt.map { "\($0)" }),
            ("Worker", run.worker), ("Started", run.spawnedAt.iso), ("Ended", run.endedAt?.iso),
            ("Took", run.duration.map(took)), ("Command", run.command), ("Worktree", run.worktree),
            ("Branch", run.branch),
        ])
    }

    static func text(of checkpoint: RecordedCheckpoint) -> String {
        let files = "\(checkpoint.files) \(checkpoint.files == 1 ? "file" : "files") changed"
        return [files, checkpoint.commit, checkpoint.summary ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    static func cost(of usage: RunUsage) -> String {
        let calls = "\(usage.calls) model \(usage.calls == 1 ? "response" : "responses")"
        let isPriced = usage.unpricedCalls < usage.calls
        let cost = isPriced ? cost(usage.cost, unpriced: usage.unpricedCalls) : "unpriced"
        return "\(calls), \(usage.tokens) tokens, \(cost)"
    }

    static func cost(of sums: CostSums) -> String {
        sums.cost.map { cost($0, unpriced: sums.unpriced) } ?? "unpriced"
    }

    private static func cost(_ cost: Money, unpriced: Int64) -> String {
        "$\(cost.exactText)" + (unpriced > 0 ? " and \(unpriced) unpriced" : "")
    }

    private static func known(_ facts: [(String, String?)]) -> [(String, String)] {
        facts.compactMap { fact in fact.1.flatMap { $0.isEmpty ? nil : (fact.0, $0) } }
    }

    private static func list(_ texts: [String]) -> String { texts.joined(separator: ", ") }

    private static func took(_ duration: Duration) -> String { DurationText.write(duration) }
}
