/// The three histories that there are of a target.
package enum LogSource: String, Sendable, CaseIterable {
    /// The bytes that the agent wrote.
    case backend
    /// What sessions, the daemon's above all, recorded about the target.
    case orch
    /// What happened to the run: its start, its exit, its checkpoints.
    case events

    /// `--source` takes one of them, or all; `agent` is another word for `backend`.
    package static let form = ValueForm(placeholder: "SOURCE", words: allCases.map(\.rawValue) + ["all"]) {
        (text: String) throws(ValueFault) -> Set<LogSource> in
        if text == "all" { return Set(allCases) }
        guard let source = LogSource(rawValue: text == "agent" ? "backend" : text) else {
            throw ValueFault(text, isNoneOf: allCases.map(\.rawValue) + ["all"])
        }
        return [source]
    }
}
