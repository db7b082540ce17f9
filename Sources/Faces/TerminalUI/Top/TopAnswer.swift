package import Control
package import Domain
package import Queries

/// What came of a question.
package enum TopAnswer: Sendable {
    case flock(FlockStatus)
    case spending(TopSpending)
    case health(Health)
    case tasks(TaskPicture)
    case recent(RecentPicture)
    case decisions(DecisionPicture)
    case explanation(Explanation)
    case costs(CostPicture)
    case budgets(BudgetPicture)
    case run(RunPicture)
    case story(StoryPicture)
    case history(HistoryPicture)
    case events(EventsPicture)
    case speed(SpeedPicture)
    case diff(DiffPicture)
    case review(ReviewPicture)
    case talk(TalkPicture)
    /// A page for each that was asked for; nil where there is no such run.
    case lines([LogPage?])
    /// Nobody knows, and why.
    case failed(String)
}
