package import Domain
package import JSON

/// What became of an order, pane by pane.
package struct PaneOutcome: Hashable, Sendable {
    package enum Result: Hashable, Sendable {
        case started
        /// It was there already.
        case running
        case restarted
        case nudged
        case failed(PaneError)

        package var text: String {
            switch self {
            case .started: "started"
            case .running: "runs already"
            case .restarted: "restarted"
            case .nudged: "nudged"
            case .failed(let error): error.description
            }
        }
    }

    package struct Step: Hashable, Sendable {
        package let name: PaneName
        package let result: Result
        package let folder: String
    }

    package private(set) var steps: [Step] = []

    package init() {}

    mutating func add(_ name: PaneName, _ result: Result, folder: String) {
        steps.append(Step(name: name, result: result, folder: folder))
    }

    /// The first thing that went wrong.
    package var error: PaneError? {
        for step in steps { if case .failed(let error) = step.result { return error } }
        return nil
    }

    /// What runs anew by it.
    package var begun: [Step] { steps.filter { $0.result == .started || $0.result == .restarted } }

    package var text: String { steps.map { "\($0.name.rawValue): \($0.result.text)" }.joined(separator: "; ") }

    package var json: JSONObject {
        var object = JSONObject()
        for step in steps { object.append(step.name.rawValue, .string(step.result.text)) }
        return ["panes": .object(object)]
    }
}
