import JSON

extension OpenRecord {
    /// Why a task is where it is: what brought it up, what was decided about it, how its runs went.
    package func explanation(
        of task: RecordedTask,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Explanation {
        try TaskExplanation(record: self, task: task, limit: limit).told()
    }

    /// What started a run, how it goes, or how it ended.
    package func explanation(
        of run: RecordedRun,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Explanation {
        try RunExplanation(record: self, run: run, limit: limit).told()
    }

    /// Why something was decided so, and what followed.
    package func explanation(of decision: RecordedDecision) throws(QueriesError) -> Explanation {
        try DecisionExplanation(record: self, decision: decision).told()
    }

    /// Why something that a source has found is no task; nil where no trigger tells of it.
    package func explanation(
        ofNoTask id: String,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Explanation? {
        var filter = RecordedTrigger.Filter()
        filter.task = id
        let found = try triggers(filter, limit: limit)
        guard let last = found.rows.first else { return nil }
        var explanation = Explanation(title: "\(id) — no task")
        let why = last.data.objectValue?["not_started"]?.stringValue
        explanation.facts = why.map { [ExplanationNote("not started", $0)] } ?? []
        explanation.steps = ExplanationSteps(found.rows.reversed().map(TimelineEntry.init)).steps
        explanation.hasMore = found.hasMore
        return explanation
    }
}
