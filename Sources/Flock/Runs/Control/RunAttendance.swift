/// Who is with a run.
package enum RunAttendance: String, Sendable, CaseIterable {
    case notStarted
    /// Its shim lives.
    case attended
    /// The agent lives without a shim.
    case agentAlone
    /// Neither lives, and nobody has said how the run ended.
    case nobody
    case over
}
