import TerminalUI

/// The screens of the dashboard by the words of a command line.
enum TopTabName: String, Sendable, CaseIterable {
    case fleet
    case tasks
    case logs
    case cost
    case why
    case health

    var tab: TopTab {
        switch self {
        case .fleet: .fleet
        case .tasks: .tasks
        case .logs: .logs
        case .cost: .cost
        case .why: .why
        case .health: .health
        }
    }
}
