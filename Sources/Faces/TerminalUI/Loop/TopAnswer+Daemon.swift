import Control
import Domain
import JSON

extension TopAnswer {
    /// Nil where the daemon's words cannot be read: one of another version is asked again.
    init?(_ data: JSONObject, to question: TopQuestion) {
        if question == .budgets {
            self = .budgets(BudgetPicture(data))
            return
        }
        guard question == .health else {
            self = .flock(FlockStatus(data))
            return
        }
        let health = Deliberate.ignore(because: "health in the words of another version is not shown") {
            () throws(FieldError) in try Health(json: data)
        }
        guard let health else { return nil }
        self = .health(health)
    }
}
