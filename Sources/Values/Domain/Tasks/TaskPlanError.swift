/// Why nobody can go by the plan of a task.
package enum TaskPlanError: Error, Hashable, CustomStringConvertible {
    case agentMissing
    case textMissing
    case textTooLong(bytes: Int, bytesMax: Int)
    case tooMany(String, countMax: Int)
    case afterItself(TaskID)
    case scopeOutside(String)
    case stepsMissing
    case stepsOutOfOrder([TaskStep])
    case attemptsOutOfRange(Int, attemptsMost: Int)

    package var description: String {
        switch self {
        case .agentMissing: "it names no agent"
        case .textMissing: "it does not say what is to be done"
        case .textTooLong(let bytes, let bytesMax):
            "what is to be done takes \(bytes) bytes, at most \(bytesMax) may be"
        case .tooMany(let what, let countMax): "it names more than \(countMax) \(what)"
        case .afterItself(let task): "\(task) would come after itself"
        case .scopeOutside(let path): "\(String(reflecting: path)) is no path within a repository"
        case .stepsMissing: "it has no steps"
        case .stepsOutOfOrder(let steps): "the steps \(steps.map(\.rawValue).joined(separator: ", ")) are not in order"
        case .attemptsOutOfRange(let count, let most): "\(count) attempts are not between 1 and \(most)"
        }
    }

    /// What a person can do about it.
    package var hint: String {
        switch self {
        case .agentMissing: "name one, such as claude or shell"
        case .textMissing: "give the text, a file with -f, or - for what comes on stdin"
        case .textTooLong: "write it into a file of the repository, and name that file"
        case .tooMany: "split the task"
        case .afterItself: "leave it out of what it comes after"
        case .scopeOutside: "write it as from the root of the repository, such as src/parser"
        case .stepsMissing, .stepsOutOfOrder:
            "name each step once, in this order: " + TaskStep.allCases.map(\.rawValue).joined(separator: ", ")
        case .attemptsOutOfRange: "leave it out to go by the settings"
        }
    }
}
