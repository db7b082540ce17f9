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
}
