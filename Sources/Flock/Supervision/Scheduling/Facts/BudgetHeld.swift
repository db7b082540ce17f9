package import Domain
import JSON

/// What a budget keeps from being started.
package enum BudgetHeld: Hashable, Comparable, Sendable {
    case everything
    /// The tasks that have a budget of their own.
    case budgeted
    case task(TaskID)

    /// Nothing where the text names none.
    package init?(_ text: String) {
        switch text {
        case "everything": self = .everything
        case "budgeted": self = .budgeted
        default:
            guard case .task(let task)? = BudgetScope(text) else { return nil }
            self = .task(task)
        }
    }

    /// `task:gh-450`
    package var text: String {
        switch self {
        case .everything: "everything"
        case .budgeted: "budgeted"
        case .task(let task): BudgetScope.task(task).text
        }
    }

    package static func < (left: BudgetHeld, right: BudgetHeld) -> Bool { left.text < right.text }
}

extension FieldShape where Value == BudgetHeld {
    static var heldByBudget: FieldShape {
        FieldShape(expected: "what a budget can hold") { $0.stringValue.flatMap(BudgetHeld.init) }
    }
}
