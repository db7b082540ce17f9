import Domain
import Queries
import TerminalUI

extension Invocation {
    /// What a task has come to, as `roost task review` tells it.
    func taskReview(of name: String) throws(CommandError) -> ReviewPicture {
        let id: TaskID
        do throws(IdentifierError) { id = try TaskID(name) } catch { throw .failed("\(error)", hint: nil) }
        let (reviewed, recorded) = try reviewWithRecord(of: id)
        let cost = recorded.map { TaskFacts.cost($0) }
        let text = ReviewText(task: reviewed, cost: cost, moments: MomentText(isUTC: false), columns: nil)
        return ReviewPicture(lines: text.facts)
    }
}
