import Agents
import Control
import Domain
import Journal

/// Whether a run that has ended did anything before.
enum WorkSigns {
    /// As shells say that they could not run what they were told to.
    private static let notRunCodes: Set<Int64> = [126, 127]

    /// - Parameter live: what the index has told of the run last, where it has.
    static func areThere(in state: RunState, of kind: WorkerKind, live: IndexFact?) -> Bool {
        if state.reason == .known(.exec) || state.process == nil { return false }
        guard kind.takesPrompt else { return !notRunCodes.contains(state.exitCode ?? 0) }
        guard let progress = live?.progress else { return state.stdoutBytes > 0 }
        return progress.turns > 0 || progress.messages > 0 || progress.toolCalls > 0
    }
}

extension IndexFact {
    fileprivate var progress: LiveProgress? {
        switch self {
        case .summary(let summary): summary.progress
        case .progress(let progress): progress
        default: nil
        }
    }
}
