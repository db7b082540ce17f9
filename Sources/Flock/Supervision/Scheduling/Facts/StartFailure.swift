import Domain

/// Why a task that was to be started was not.
package enum StartFailure: String, TermWord, CaseIterable {
    /// What a run needs is not there: the agent, its login, a repository that is fit.
    case preflight
    /// The machine has no room for it at this moment.
    case resources
    /// The start itself failed.
    case spawn
    /// The daemon ended between the intent and the start.
    case interrupted
}
