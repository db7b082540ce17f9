import Domain
import JSON

/// Why something was decided so, and what came of it.
struct DecisionExplanation {
    /// What followed is told as far as it may have come of it.
    private static let followingMax = 10

    let record: OpenRecord
    let decision: RecordedDecision

    func told() throws(QueriesError) -> Explanation {
        var explanation = Explanation(
            title: "\(decision.name.text) \(decision.contextType).\(decision.point) at \(decision.at.iso)"
        )
        explanation.titleTime = decision.at
        explanation.facts = facts
        if let trigger = try lastTrigger() { explanation.steps.append(ExplanationStep(TimelineEntry(trigger))) }
        let own = TimelineEntry(decision)
        if let task = try task() {
            let window = TimeWindow(since: decision.at)
            let found = try record.timeline(
                of: task,
                kinds: TaskExplanation.kinds,
                window: window,
                limit: Self.followingMax + 1
            )
            let following = found.rows.filter { $0 != own && AgentTelling.isTelling($0) }.prefix(Self.followingMax)
            explanation.steps += ExplanationSteps(Array(following)).steps
            explanation.hasMore = found.hasMore
        } else {
            explanation.unknowns.append("what followed: it is about no task or run of the record")
        }
        explanation.unknowns += unknowns
        return explanation
    }

    private var facts: [ExplanationNote] {
        [
            ExplanationNote("because", decision.reason ?? "no reason is recorded"),
            ExplanationNote("input", PlainValue.fields(decision.input)),
            ExplanationNote("output", PlainValue.fields(decision.output)),
            ExplanationNote("not", decision.notChosen.joined(separator: "; ")),
            ExplanationNote("took", decision.milliseconds.map { "\($0) ms" } ?? ""),
            ExplanationNote("by", [decision.function, decision.sourceFile].compactMap { $0 }.joined(separator: ", ")),
            ExplanationNote("about", decision.context ?? ""),
        ].filter { !$0.text.isEmpty }
    }

    private var unknowns: [String] {
        var unknowns: [String] = []
        if decision.input.isNull { unknowns.append("what it was decided by: no input is recorded") }
        if decision.output.isNull { unknowns.append("what was chosen: no output is recorded") }
        return unknowns
    }

    /// The last that made the same session act, before it decided.
    private func lastTrigger() throws(QueriesError) -> RecordedTrigger? {
        var filter = RecordedTrigger.Filter()
        filter.session = decision.name.session
        filter.window = TimeWindow(until: decision.at)
        return try record.triggers(filter, limit: 1).rows.first
    }

    /// The task that it is about, be it by a run, or by what was chosen.
    private func task() throws(QueriesError) -> RecordedTask? {
        for name in [decision.context, decision.chosen].compactMap({ $0 }) {
            if let task = try record.task(name) { return task }
            if let run = try record.run(name), let task = try record.task(run.task) { return task }
        }
        return nil
    }
}
