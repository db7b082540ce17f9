/// The histories that there are: three of each target, and that of the daemon.
package enum LogSource: String, Sendable, CaseIterable {
    /// The bytes that the agent wrote.
    case backend
    /// What sessions, the daemon's above all, recorded about the target.
    case orch
    /// What happened to the run: its start, its exit, its checkpoints.
    case events
    /// All that the daemon recorded, about whatever.
    case daemon

    /// Those that a target has.
    package static let ofTargets: Set<LogSource> = [.backend, .orch, .events]
}
