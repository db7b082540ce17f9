/// What somebody is told of who does not look.
package enum AlertKind: String, TermWord, CaseIterable {
    /// An agent waits for an answer, or for a permission.
    case needsInput = "needs_input"
    case stuck
    case failed
    case budget
    case daemonRestarted = "daemon_restarted"
    /// No task is left that could be worked on.
    case allDone = "all_done"
}
