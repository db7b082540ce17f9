import Platform

/// What a recorder says to its keeper.
enum RecorderWord: Hashable, Sendable {
    /// The agent stands at its gate; its pidfd and its news come beside the message.
    case born(pid: Int32, startTicks: UInt64)
    /// The gate is open and the program runs.
    case started
    /// The agent was not started, and never will be.
    case notBorn
    /// How the agent ended, seen by its parent, who has not reaped it.
    case agentEnded(ExitStatus)
    /// Bytes were written since the last sync.
    case unsynced
    /// A stop was begun for a reason that only the recorder knew of.
    case stopping(StopOrder)
    /// The agent's input shall end: the keeper's end of it closes too.
    case inputClosed
    /// The run is over. What may still come is late output.
    case over
}
