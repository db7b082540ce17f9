package import Domain

/// One launch of one agent, or a transcript that was imported, as the index has it.
package struct RecordedRun: Hashable, Sendable {
    package var id: String
    package var session: String?
    package var task: String
    package var worker: String?
    package var spawnedAt: WallTime
    package var endedAt: WallTime?
    /// Of the run's own state, where it has one; else that of the slot.
    package var status: String
    package var outcome: String?
    package var reason: String?
    package var summary: String?
    package var failureReason: String?
    package var exitCode: Int64?
    package var signal: Int64?
    package var step: String?
    package var attempt: Int64?
    package var agent: String?
    package var model: String?
    package var agentVersion: String?
    package var roostVersion: String?
    package var command: String?
    package var promptSummary: String?
    package var repository: String?
    package var worktree: String?
    package var branch: String?
    package var conversation: String?
    package var checkpointCount: Int64
    package var needsHuman: Bool
    package var archive: String?

    package var duration: Duration? { endedAt.map { $0 - spawnedAt } }

    /// A word, and why: `failed, exit 1: OOM killed`.
    package var ending: String {
        var text = outcome ?? status
        if let signal { text += ", signal \(signal)" } else if let exitCode { text += ", exit \(exitCode)" }
        // That it exited is told by its code.
        let said = [failureReason, summary, reason].compactMap { $0 }
        let why = said.first { !$0.isEmpty && $0 != outcome && ($0 != "exit" || exitCode == nil) }
        return why.map { "\(text): \($0)" } ?? text
    }
}
