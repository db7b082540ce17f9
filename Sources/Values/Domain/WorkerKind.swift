/// Which program does the work of a run: a shell or git, the agents that Roost knows, and the scripted one of
/// the demo. Any other command is a `shell`.
package enum WorkerKind: String, TermWord, CaseIterable {
    case codex
    case shell
    case git
    case claude
    case opencode
    case gemini
    case aider
    case demo
}
