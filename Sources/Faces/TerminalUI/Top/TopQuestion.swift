package import Queries

/// What the dashboard wants to know, of the daemon or of the record.
package enum TopQuestion: Hashable, Sendable {
    /// Who is at work. Of the daemon, or without one of the files.
    case flock
    /// What was spent today, and of what budget.
    case spending
    case health
    case tasks
    /// What has ended lately, and what was decided.
    case recent
    /// Of one task, or of all.
    case decisions(of: String?)
    case explanation(DecisionName)
    case costs(CostSpan, by: CostGrouping)
    /// What may be spent.
    case budgets
    /// All that is known of a run and its task.
    case run(String)
    /// What happened to a task, in order.
    case story(of: String)
    /// The runs of a task.
    case history(of: String)
    /// What happened in a run.
    case events(of: String)
    /// What a run took, response by response; of a task, its newest.
    case speed(of: String)
    /// What a run has changed; of a task, its newest.
    case diff(of: String)
    /// What a task has come to, for a person who decides what becomes of it.
    case review(of: String)
    /// What was said in a run; of a task, its newest.
    case talk(of: String)
    /// Pages of the logs of runs.
    case lines([LogAsk])
}
