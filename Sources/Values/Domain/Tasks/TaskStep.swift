import JSON

/// One stage of a task, as its plan names it. That of work is done by the agent of the task, whatever kind it is.
package enum TaskStep: String, TermWord, CaseIterable {
    case planner
    case work
    case review
    case finalize

    /// What the step is for, where such a worker does the work.
    package func kind(of worker: WorkerKind) -> StepKind {
        switch self {
        case .planner: .planner
        case .work: .work(worker)
        case .review: .review
        case .finalize: .finalize
        }
    }
}

extension FieldShape where Value == [TaskStep] {
    static var steps: FieldShape {
        FieldShape(expected: "a list of steps") { value in
            guard let elements = value.arrayValue else { return nil }
            let steps = elements.compactMap { $0.stringValue.flatMap(TaskStep.init) }
            return steps.count == elements.count ? steps : nil
        }
    }
}
