package import Domain

/// What the owner of the scheduler has to do. All changes and decisions of a turn are journaled before anything is
/// started or stopped.
package enum SchedulerAction: Hashable, Sendable {
    case change(TaskChange)
    case decide(Decision, Level)
    case start(StartOrder)
    case stop(StopOrder)
    /// If nothing else is heard for so long, tell that time has passed.
    case wake(after: Duration)
}
