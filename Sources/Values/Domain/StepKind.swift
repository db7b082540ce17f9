/// What a step is for. A step of work is named by the kind of worker that does it.
package enum StepKind: TermWord, CaseIterable {
    case work(WorkerKind)
    case planner
    case review
    case finalize

    package static let codex = StepKind.work(.codex)
    package static let shell = StepKind.work(.shell)
    package static let git = StepKind.work(.git)

    package static let allCases = WorkerKind.allCases.map(StepKind.work) + [.planner, .review, .finalize]

    package init?(rawValue: String) {
        switch rawValue {
        case "planner": self = .planner
        case "review": self = .review
        case "finalize": self = .finalize
        default:
            guard let worker = WorkerKind(rawValue: rawValue) else { return nil }
            self = .work(worker)
        }
    }

    package var rawValue: String {
        switch self {
        case .work(let worker): worker.rawValue
        case .planner: "planner"
        case .review: "review"
        case .finalize: "finalize"
        }
    }
}
