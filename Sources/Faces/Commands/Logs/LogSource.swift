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

    /// `--source` takes one of them, or all of a target; `agent` is another word for `backend`.
    package static let form = ValueForm(placeholder: "SOURCE", words: allCases.map(\.rawValue) + ["all"]) {
        (text: String) throws(ValueFault) -> Set<LogSource> in
        if text == "all" { return ofTargets }
        guard let source = LogSource(rawValue: text == "agent" ? "backend" : text) else {
            throw ValueFault(text, isNoneOf: allCases.map(\.rawValue) + ["all"])
        }
        return [source]
    }
}
