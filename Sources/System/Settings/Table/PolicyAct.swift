/// What may be done about a verdict without a person.
package enum PolicyAct: String, Sendable, Hashable, CaseIterable {
    /// People are told, by the alerts that are set up.
    case notify
    /// Its worktree is saved as it is.
    case checkpoint
    /// Its run is stopped.
    case stop
    /// Its run is stopped, and its step tried again.
    case retry
}
