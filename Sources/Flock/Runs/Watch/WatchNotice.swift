/// What whoever watches a run in the foreground is told besides its output.
package enum WatchNotice: Hashable, Sendable {
    case askedToStop
    case asksToKill
    /// What was asked reached nobody: the run is being taken over first.
    case nobodyToAsk
    case adopted
    case notAdopted(String)
}
