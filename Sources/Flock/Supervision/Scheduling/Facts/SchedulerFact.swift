package import Domain

/// What the scheduler hears. Nothing else changes what it decides, so that the facts of a journal lead to the same
/// decisions again.
package enum SchedulerFact: Hashable, Sendable {
    case taskAdded(TaskEntry)
    /// The columns and the plan are new; how far it got stays as it is.
    case taskEdited(TaskEntry)
    case taskHeld(TaskID, why: String)
    /// A person approves what was on hold, or lets go on what was blocked.
    case taskReleased(TaskID)
    case taskCancelled(TaskID, why: String)
    /// A person wants it tried again, and whatever failed before to be forgiven.
    case taskRetried(TaskID)
    case taskBlocked(TaskID, why: String)
    /// A person wants it started now, in that slot or in any; by force against all that is not about safety.
    case taskAssigned(TaskID, slot: Int?, isForced: Bool)
    case runStarted(TaskID, RunID)
    case startFailed(TaskID, StartFailure, why: String)
    case runAdopted(TaskID, RunID)
    case runEnded(EndedRun)
    /// Its run is stopped, and once it is over its step is tried again.
    case retryAwaited(TaskID, AwaitedRetry)
    case rateLimitHeard(RateLimited, until: WallTime)
    case resourcesMeasured(memory: ByteCount, disk: ByteCount)
    case paused(by: String)
    case resumed(by: String)
    case scaled(slots: Int, by: String)
    case limitsChanged(SchedulerLimits)
    /// Nothing is started until it is open again: the daemon is about to end, or cannot write down what is decided.
    case closed(why: String)
    case opened
    /// Nothing of that is started: the budget that is named is used up, or nobody knows whether it is.
    case budgetHeld(BudgetHeld, why: String, isFull: Bool)
    case budgetFreed(BudgetHeld)
    /// What of budgets holds beyond the life of a daemon.
    case budgetsNoted(BudgetMemory)
    case timePassed

    /// The task that it is about.
    package var task: TaskID? {
        switch self {
        case .taskAdded(let entry), .taskEdited(let entry): entry.id
        case .taskHeld(let task, _), .taskReleased(let task), .taskCancelled(let task, _), .taskRetried(let task),
            .taskBlocked(let task, _), .taskAssigned(let task, _, _), .runStarted(let task, _),
            .startFailed(let task, _, _), .runAdopted(let task, _), .retryAwaited(let task, _):
            task
        case .runEnded(let run): run.task
        case .rateLimitHeard, .resourcesMeasured, .paused, .resumed, .scaled, .limitsChanged, .closed, .opened,
            .budgetHeld, .budgetFreed, .budgetsNoted, .timePassed:
            nil
        }
    }
}
