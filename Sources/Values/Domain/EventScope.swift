/// Whose journal an event stands in.
package enum EventScope: Hashable, Sendable {
    case run(task: TaskID, step: StepID, run: RunID)
    case session(SessionID)

    /// The id that the ids of its events begin with.
    package var owner: Identifier {
        switch self {
        case .run(_, _, let run): run.identifier
        case .session(let session): session.identifier
        }
    }
}
