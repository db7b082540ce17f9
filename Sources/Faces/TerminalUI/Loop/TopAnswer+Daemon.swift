import Control
import Domain
import JSON
import Queries

extension TopAnswer {
    /// Nil where the daemon's words cannot be read: one of another version is asked again.
    init?(_ data: JSONObject, to question: TopQuestion) {
        if question == .budgets {
            self = .budgets(BudgetPicture(data))
            return
        }
        guard question == .health else {
            // What agents ask is told as they asked it.
            self = .flock(FlockStatus(RunRedaction.ofKnownForms.redact(data)))
            return
        }
        let health = Deliberate.ignore(because: "health in the words of another version is not shown") {
            () throws(FieldError) in try Health(json: data)
        }
        guard let health else { return nil }
        self = .health(health)
    }
}
