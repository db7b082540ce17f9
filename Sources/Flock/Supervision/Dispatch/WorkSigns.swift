import Agents
import Control
import Domain
import Journal

/// Whether a run that has ended did anything before.
enum WorkSigns {
    /// As shells say that they could not run what they were told to.
    private static let notRunCodes: Set<Int64> = [126, 127]

    /// How a line begins, or goes on, in which an agent says something. All of them say who they are before that.
    private static let marks = [#""type":"assistant""#, #""role":"assistant""#, #""item.completed""#]
    /// How far into what it printed it is looked for them.
    static let beginningBytesMax = 256 << 10

    /// - Parameters:
    ///   - live: what the index has told of the run last, where it has. It may lag behind.
    ///   - beginning: of what its agent printed.
    static func areThere(
        in state: RunState,
        of kind: WorkerKind,
        live: IndexFact?,
        beginning: @autoclosure () -> String
    ) -> Bool {
        if state.reason == .known(.exec) || state.process == nil { return false }
        guard kind.takesPrompt else { return !notRunCodes.contains(state.exitCode ?? 0) }
        if let progress = live?.progress, progress.turns + progress.messages + progress.toolCalls > 0 { return true }
        guard kind != .aider, kind != .opencode else { return state.stdoutBytes > 0 }
        let text = beginning()
        return marks.contains { text.contains($0) }
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
