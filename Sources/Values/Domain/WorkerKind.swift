/// Which program does the work of a run: the three of seed 002, the agents that Roost knows, and the scripted one of
/// the demo. Any other command is a `shell`.
package enum WorkerKind: String, CaseIterable, Sendable {
    case codex
    case shell
    case git
    case claude
    case opencode
    case gemini
    case aider
    case demo
}
