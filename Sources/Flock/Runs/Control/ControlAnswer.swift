/// What became of asking the shim of a run for something.
package enum ControlAnswer: Hashable, Sendable {
    /// It has been asked. What comes of it stands in the files of the run.
    case asked
    /// The run is only prepared: it has no agent.
    case notStarted
    /// The run has ended.
    case over
    /// The run has not ended, and nobody of ours is with it: it is to be adopted.
    case unattended
}
