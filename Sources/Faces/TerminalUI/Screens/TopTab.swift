/// The screens that stand side by side, each under its number.
package enum TopTab: Int, Sendable, CaseIterable {
    case fleet = 1
    case tasks
    case logs
    case cost
    case why
    case health

    package var title: String {
        switch self {
        case .fleet: "Fleet"
        case .tasks: "Tasks"
        case .logs: "Logs"
        case .cost: "Cost"
        case .why: "Why"
        case .health: "Health"
        }
    }
}
